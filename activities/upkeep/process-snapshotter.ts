import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { loadLead } from '#db/queries/load-lead';
import { readRows } from '#db/read-rows';
import { readHistories } from '#temporal/read-histories';
import { drawProcess } from '#temporal/read-process';

const BATCH = 10;
/** Right after closing the server may still be writing the last events. */
const SETTLED_MS = 5_000;
/** A worker that was away looks back as far as the default retention of histories. */
const REACH_BACK_MS = 86_400_000;
/** More leads than this within the last seconds are a rush; pictures wait until it is over, but not for ever: histories do expire. */
const RUSH = { leads: 30, seconds: 15 };
const PATIENCE_MS = 600_000;

/**
 * Keeps the process of every closed lead beyond the life of its workflow's history, a few at a time and only while no lead waits to be
 * started now and no rush of leads is on: drawing pictures must never slow the selling down.
 */
export function createSnapshotter(pool: Pool, client: Client, now: () => number): () => Promise<'more' | 'idle'> {
  let seen = now() - REACH_BACK_MS;
  return async () => {
    const rows = await readRows<{ id: string; closedAt: number }>(pool, {
      name: 'leads-without-snapshot',
      text: `select lead.id, lead.closed_at from lead left join process_snapshot snapshot on snapshot.lead_id = lead.id
             where lead.stage = 'closed' and lead.closed_at >= $1 and lead.closed_at < $2
               and (snapshot.made_at is null or snapshot.made_at < lead.updated_at)
               and not exists (select 1 from lead_dispatch where available_at <= now())
               and (lead.closed_at < $4
                 or (select count(*) from (select 1 from lead rush where rush.received_at > now() - interval '${RUSH.seconds} seconds' limit ${RUSH.leads}) r) < ${RUSH.leads})
             order by lead.closed_at, lead.id limit $3`,
      values: [new Date(seen), new Date(now() - SETTLED_MS), BATCH, new Date(now() - PATIENCE_MS)],
    });
    for (const row of rows) await snapshotProcess(pool, client, row.id);
    seen = rows[rows.length - 1]?.closedAt ?? seen;
    // A full batch means more are behind it: whoever paused after each would fall behind for good above a few leads a second.
    return rows.length === BATCH ? 'more' : 'idle';
  };
}

async function snapshotProcess(pool: Pool, client: Client, leadId: string): Promise<void> {
  const lead = await loadLead(pool, leadId);
  if (!lead) return;
  const document = await drawProcess(pool, lead, await readHistories(client, leadId));
  await pool.query({
    name: 'write-process-snapshot',
    text: `insert into process_snapshot (lead_id, document, made_at) values ($1, $2, now())
           on conflict (lead_id) do update set document = excluded.document, made_at = excluded.made_at`,
    values: [leadId, JSON.stringify(document)],
  });
}
