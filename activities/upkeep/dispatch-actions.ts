import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { takeDueActions } from '#db/leads/take-due-actions';
import { handOverAction } from '#temporal/lead-starter';
import { withinTime } from '#temporal/within-time';

const BATCH = 50;
/** A lead that cannot take an action on for now does not hold up those of others. */
const HAND_OVER_MS = 3_000;

/**
 * Hands over actions whose first hand-over did not happen: asked for by the system itself, or while Temporal was away. The caller's
 * own attempt gets three seconds; the update id makes a second hand-over of the same action harmless. What follows from an action is
 * not waited for: a verdict's lead may be retried at its buyer for hours.
 */
export async function dispatchActions(pool: Pool, client: Client): Promise<'more' | 'idle'> {
  const rows = await takeDueActions(pool, BATCH);
  const results = await Promise.allSettled(
    rows.map((row) =>
      withinTime(
        HAND_OVER_MS,
        handOverAction(client, row.leadId, { actionId: row.id, action: row.action }, row.attempts),
      ),
    ),
  );
  const failed = results.find((result) => result.status === 'rejected' && !isRefusal(result.reason));
  if (failed?.status === 'rejected') throw failed.reason;
  return rows.length === BATCH ? 'more' : 'idle';
}

/** The lead said no, or what was asked cannot be done: that is booked with the action. */
const isRefusal = (reason: unknown): boolean => reason instanceof Error && reason.name === 'WorkflowUpdateFailedError';
