import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { Logger } from '#config/log';
import { claimRestart } from '#db/leads/claim-restart';
import { type UnfinishedLead, unfinishedLeads } from '#db/queries/unfinished-leads';
import { whereLeadStands } from '#db/queries/where-lead-stands';
import { isBehind, type RunSeen } from '#domain/protocol/run-is-behind';
import { restartLead, resumeLead, runStateOf } from '#temporal/lead-runs';

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
 * workflow runs and knows what the book knows. That makes Postgres alone enough to recover: a Temporal that lost its last seconds, or
 * everything, is refilled.
 */
export function createReconciler(
  { pool, client, log, now }: Reconciling,
  pace: keyof typeof PACES,
): () => Promise<'more' | 'idle'> {
  const { stages, batch, greedy } = PACES[pace];
  let after: string | undefined;

  async function reconcile(lead: UnfinishedLead): Promise<void> {
    const run = await runStateOf(client, lead.id);
    if (run.kind === 'none') return resumeLead(client, lead.id);
    if (run.kind === 'running') return catchUp(lead, run);
    const restarts = await claimRestart(pool, lead.id);
    if (restarts === null) return;
    if (run.kind === 'failed')
      log.error(
        { leadId: lead.id, attempt: restarts, code: 'lead-workflow-failed' },
        'a lead workflow had failed and is started again',
      );
    await resumeLead(client, lead.id);
  }

  /** A Temporal that was set back may have forgotten what happened: the lead would wait for it for ever. */
  async function catchUp({ id: leadId, touchedAt }: UnfinishedLead, run: RunSeen): Promise<void> {
    const stands = await whereLeadStands(pool, leadId, touchedAt);
    if (!stands || !isBehind(run, stands)) return;
    const restarts = await claimRestart(pool, leadId);
    if (restarts === null) return;
    log.warn(
      { leadId, attempt: restarts, code: 'lead-workflow-behind' },
      'a lead workflow knew less than the book and is started again',
    );
    await restartLead(client, leadId, run.runId);
  }

  return async () => {
    const leads = await unfinishedLeads(pool, now() - QUIET_MS, batch, { after, stages });
    for (const lead of leads) await reconcile(lead);
    after = leads.length === batch ? leads[leads.length - 1]!.id : undefined;
    return leads.length === batch && greedy ? 'more' : 'idle';
  };
}
