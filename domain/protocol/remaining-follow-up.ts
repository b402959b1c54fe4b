import type { FollowUp } from './lead-messages';

/** What is left of a follow-up when it is known what came of it at some accounts; null when nothing is. */
export function remainingFollowUp(followUp: FollowUp, settled: ReadonlySet<string>): FollowUp | null {
  if (followUp.kind !== 'deliver') return followUp;
  const candidates = followUp.candidates.filter(({ accountId }) => !settled.has(accountId));
  return candidates.length === 0 ? null : { ...followUp, candidates };
}
