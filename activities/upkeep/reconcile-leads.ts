import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { unfinishedLeads } from '#db/queries/unfinished-leads';
import { resumeLead } from '#temporal/lead-starter';

/** A lead that was touched this recently is surely in somebody's hands. */
const QUIET_MS = 15_000;
const BATCH = 100;

/**
 * Compares the book of record with Temporal, a batch at a time, round and round: every unfinished lead is resumed unless its
 * workflow runs. That makes Postgres alone enough to recover: a Temporal that lost its last seconds, or everything, is refilled.
 */
export function createReconciler(pool: Pool, client: Client, now: () => number): () => Promise<'more' | 'idle'> {
  let after: string | undefined;
  return async () => {
    const leads = await unfinishedLeads(pool, now() - QUIET_MS, BATCH, { after });
    for (const lead of leads) await resumeLead(client, lead.id);
    after = leads.length === BATCH ? leads[leads.length - 1]!.id : undefined;
    return leads.length === BATCH ? 'more' : 'idle';
  };
}
