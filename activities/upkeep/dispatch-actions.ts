import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { readRows } from '#db/read-rows';
import { handOverAction } from '#temporal/lead-starter';

const BATCH = 50;

/**
 * Hands over actions whose first hand-over did not happen: asked for by the system itself, or while Temporal was away. The caller's
 * own attempt gets three seconds; the update id makes a second hand-over of the same action harmless. What follows from an action is
 * not waited for: a verdict's lead may be retried at its buyer for hours.
 */
export async function dispatchActions(pool: Pool, client: Client): Promise<'more' | 'idle'> {
  const rows = await readRows<{ id: string; leadId: string; action: string }>(pool, {
    name: 'pending-actions',
    text: `select id, lead_id, action from lead_action where state = 'pending' and created_at < now() - interval '3 seconds' order by created_at limit $1`,
    values: [BATCH],
  });
  const results = await Promise.allSettled(
    rows.map((row) => handOverAction(client, row.leadId, { actionId: row.id, action: row.action })),
  );
  const failed = results.find((result) => result.status === 'rejected' && !isRefusal(result.reason));
  if (failed?.status === 'rejected') throw failed.reason;
  return rows.length === BATCH ? 'more' : 'idle';
}

/** The lead said no: that is an answer, booked with the action. */
const isRefusal = (reason: unknown): boolean => reason instanceof Error && reason.name === 'WorkflowUpdateFailedError';
