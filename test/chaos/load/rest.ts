import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { leadWorkflowId } from '#domain/protocol/lead-messages';

/** How far a market is from rest: nothing is pending anywhere but with reviewers. */
export interface Unrest {
  /** Leads on their way, queued for their start, or with an action or delivery pending. */
  readonly leads: number;
  readonly waiting: number;
  /** Workflows that run though their lead is at rest, or do not though their lead needs one. */
  readonly workflows: number;
}
export interface RestingPlace {
  readonly pool: Pool;
  readonly temporal: Client;
  readonly campaignIds: readonly string[];
}

const UNREST = `select count(*) filter (where l.stage in ('received', 'distributing')
      or exists (select 1 from delivery d where d.lead_id = l.id and d.state in ('reserved', 'sending', 'retrying'))
      or exists (select 1 from lead_action a where a.lead_id = l.id and a.state = 'pending')
      or exists (select 1 from lead_dispatch q where q.lead_id = l.id))::int as leads,
    coalesce(array_agg(l.id) filter (where l.stage = 'qc'), '{}') as waiting
  from lead l where l.campaign_id = any($1)`;
const MINE = `select id from lead where campaign_id = any($1)`;
const POLL_MS = 500;

/** Waits for rest, at most so long; answers what was still not at rest then. `left` leads wait for a reviewer on purpose. */
export async function waitForRest(
  place: RestingPlace,
  left: ReadonlySet<string>,
  mostMs: number,
): Promise<{ readonly unrest: Unrest; readonly afterMs: number }> {
  const from = Date.now();
  for (;;) {
    const unrest = await measure(place, left).catch((): Unrest => ({ leads: Infinity, waiting: 0, workflows: 0 }));
    const afterMs = Date.now() - from;
    if (unrest.leads + unrest.waiting + unrest.workflows === 0 || afterMs > mostMs) return { unrest, afterMs };
    await sleep(POLL_MS);
  }
}

async function measure(place: RestingPlace, left: ReadonlySet<string>): Promise<Unrest> {
  const { rows } = await place.pool.query<{ leads: number; waiting: string[] }>(UNREST, [place.campaignIds]);
  const { leads, waiting } = rows[0]!;
  if (leads > 0) return { leads, waiting: waiting.length, workflows: 0 };
  const running = await runningLeads(place);
  const needed = new Set(waiting);
  const workflows =
    [...running].filter((id) => !needed.has(id)).length + waiting.filter((id) => !running.has(id)).length;
  return { leads, waiting: waiting.filter((id) => !left.has(id)).length, workflows };
}

/** The leads of the market whose workflow Temporal calls running. */
export async function runningLeads({ pool, temporal, campaignIds }: RestingPlace): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  for await (const { workflowId } of temporal.workflow.list({ query: `ExecutionStatus = 'Running'` }))
    running.add(workflowId);
  const { rows } = await pool.query<{ id: string }>(MINE, [campaignIds]);
  return new Set(rows.map(({ id }) => id).filter((id) => running.has(leadWorkflowId(id))));
}
