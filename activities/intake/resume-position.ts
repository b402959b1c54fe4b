import type { Queryable } from '#db/pool';
import { openFollowUps } from '#db/queries/open-follow-ups';
import type { LeadPosition } from '#domain/protocol/lead-messages';
import { noteRun } from '../booking/intake/note-run';
import type { LeadToOpen } from './load-lead-to-open';

/**
 * Where a run goes on with a lead that an earlier one took in: with its own distribution unless that is over, and with what operators
 * asked for and no run has brought to its end. The book alone says so, so nothing is forgotten with a run.
 */
export async function resumePosition(
  sql: Queryable,
  { leadId, runId }: { readonly leadId: string; readonly runId: string | undefined },
  { stage, planInHand, over }: Pick<LeadToOpen, 'stage' | 'planInHand' | 'over'>,
): Promise<LeadPosition> {
  if (runId !== undefined) await noteRun(sql, leadId, runId);
  const followUps = await openFollowUps(sql, leadId);
  return {
    stage,
    planNumber: planInHand ?? 1,
    ...(over || planInHand === null ? { over: true } : {}),
    ...(followUps.length > 0 ? { followUps } : {}),
  };
}
