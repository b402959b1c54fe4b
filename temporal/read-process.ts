import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { loadLead } from '#db/queries/load-lead';
import { loadLeadTimeline } from '#db/queries/load-lead-timeline';
import { buildProcess } from '#domain/process/build-process';
import type { HistoryDigest } from '#domain/process/history-digest';
import type { ProcessDocument } from '#domain/process/process-document';
import { readHistories } from './read-histories';

/** Draws a lead's process from the book and, where it can be reached, its live history; null when there is no such lead. */
export async function loadProcess(pool: Pool, client: Client, leadId: string): Promise<ProcessDocument | null> {
  const lead = await loadLead(pool, leadId);
  if (!lead) return null;
  const snapshot = await loadSnapshot(pool, leadId, lead.updatedAt);
  if (snapshot) return snapshot;
  const histories = await readHistories(client, leadId).catch((): HistoryDigest[] => []);
  return drawProcess(pool, lead, histories);
}

/** The process as booked, merged with the given histories. */
export async function drawProcess(
  pool: Pool,
  lead: {
    readonly id: string;
    readonly stage: string;
    readonly outcome: string | null;
    readonly receivedAt: number;
    readonly closedAt: number | null;
  },
  histories: readonly HistoryDigest[],
): Promise<ProcessDocument> {
  return buildProcess(
    { leadId: lead.id, stage: lead.stage, outcome: lead.outcome, receivedAt: lead.receivedAt, closedAt: lead.closedAt },
    await loadLeadTimeline(pool, lead.id),
    histories,
  );
}

/** A snapshot counts until the lead is touched again. */
async function loadSnapshot(pool: Pool, leadId: string, updatedAt: number): Promise<ProcessDocument | null> {
  const { rows } = await pool.query<{ document: ProcessDocument }>({
    name: 'load-process-snapshot',
    text: 'select document from process_snapshot where lead_id = $1 and made_at >= $2',
    values: [leadId, new Date(updatedAt)],
  });
  return rows[0]?.document ?? null;
}
