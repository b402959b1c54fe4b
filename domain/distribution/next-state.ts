import type { AttemptOutcome } from '#domain/channels/channel';
import type { Reason } from '#domain/kernel/reason';
import type { DeliveryState } from '#domain/words/delivery';

/**
 * The state of an open delivery after an answer that is not a yes.
 * - refused ends it; but after an attempt without an answer it is not a no to that attempt, and "duplicate" is even a hint that the
 *   buyer has the lead from it: unknown, unless the answer shows that the buyer never had it.
 * - a failure that may be repeated keeps it open; one that ends it leaves it unknown when an earlier attempt has no answer, because
 *   failing to ask again is not a no.
 * - no answer at the end is unknown. `unknown` never becomes `retrying` by itself: nobody is retrying it.
 */
export function nextState(
  outcome: Exclude<AttemptOutcome, { kind: 'accepted' }>,
  facts: { state: DeliveryState; final: boolean; unanswered: boolean },
): DeliveryState {
  const open: DeliveryState = facts.state === 'unknown' ? 'unknown' : 'retrying';
  switch (outcome.kind) {
    case 'refused':
      return facts.unanswered && !outcome.notReceived ? 'unknown' : 'refused';
    case 'failed':
      if (outcome.retryable && !facts.final) return open;
      return facts.unanswered ? 'unknown' : 'failed';
    case 'unknown':
      return facts.final ? 'unknown' : open;
  }
}

/** Why it is in that state, for whoever reads it. */
export function reasonOf(
  outcome: Exclude<AttemptOutcome, { kind: 'accepted' }>,
  state: DeliveryState,
): Pick<Reason, 'code' | 'message'> {
  const { kind, code, message } = outcome;
  if (state !== 'unknown' || kind === 'unknown') return { code, message };
  const then = kind === 'failed' ? 'failed' : outcome.duplicate ? 'says that it has the lead' : 'was refused';
  return {
    code: kind === 'refused' && outcome.duplicate ? 'duplicate-after-silence' : `${kind}-after-silence`,
    message: `An attempt got no answer, and a later one ${then}: whether the buyer has the lead, somebody has to find out.`,
  };
}
