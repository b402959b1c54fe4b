import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from '#config/log';
import { type UnfinishedLead, unfinishedLeads } from '#db/queries/unfinished-leads';
import { verdictWithoutDelivery } from '#db/queries/verdict-without-delivery';
import { restartLead, resumeLead, runStateOf, waitsForVerdict } from '#temporal/lead-starter';

/** A lead that was touched this recently is surely in somebody's hands. */
const QUIET_MS = 15_000;
/**
 * What the stages are worth: leads on their way are looked at as fast as needed. Those that wait for a reviewer are many, and a verdict
 * starts their workflow again by itself, so a few at a time will do.
 */
const PACES = {
  moving: { stages: ['received', 'distributing'], batch: 100, greedy: true },
  waiting: { stages: ['qc'], batch: 50, greedy: false },
} as const;

export interface Reconciling {
  readonly pool: Pool;
  readonly client: Client;
  readonly log: Logger;
  readonly now: () => number;
}

/**
 * Compares the book of record with Temporal, a batch at a time, round and round: every unfinished lead is resumed unless its
 * workflow runs. That makes Postgres alone enough to recover: a Temporal that lost its last seconds, or everything, is refilled.
 */
export function createReconciler(
  { pool, client, log, now }: Reconciling,
  pace: keyof typeof PACES,
): () => Promise<'more' | 'idle'> {
  const { stages, batch, greedy } = PACES[pace];
  let after: string | undefined;

  async function reconcile({ id: leadId, stage }: UnfinishedLead): Promise<void> {
    const run = await runStateOf(client, leadId);
    if (run.kind === 'running' && stage === 'distributing') return catchUp(leadId);
    if (run.kind === 'running' || (run.kind === 'failed' && !isDue(leadId, run.at, now()))) return;
    if (run.kind === 'failed')
      log.error({ leadId, code: 'lead-workflow-failed' }, 'a lead workflow had failed and is started again');
    await resumeLead(client, leadId);
  }

  /** A Temporal that was set back may have forgotten a verdict: the lead would wait for a reviewer who has done his work. */
  async function catchUp(leadId: string): Promise<void> {
    if (!(await verdictWithoutDelivery(pool, leadId)) || !(await waitsForVerdict(client, leadId))) return;
    log.warn(
      { leadId, code: 'lead-workflow-behind' },
      'a lead workflow did not know of a verdict and is started again',
    );
    await restartLead(client, leadId);
  }

  return async () => {
    const leads = await unfinishedLeads(pool, now() - QUIET_MS, batch, { after, stages });
    for (const lead of leads) await reconcile(lead);
    after = leads.length === batch ? leads[leads.length - 1]!.id : undefined;
    return leads.length === batch && greedy ? 'more' : 'idle';
  };
}

/**
 * A lead whose run failed is tried again when it has waited as long as it is old, which doubles the wait each time without keeping
 * count: a lead that failed ten seconds after it was made is due ten seconds later, then twenty, then forty. Ids carry their time of birth.
 */
function isDue(leadId: string, failedAt: number, now: number): boolean {
  const bornAt = Number.parseInt(leadId.replaceAll('-', '').slice(0, 12), 16);
  return now - failedAt >= Math.max(QUIET_MS, failedAt - bornAt);
}
