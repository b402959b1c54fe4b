import type { AttemptOutcome } from '#domain/channels/channel';
import type { DeliveryState } from '#domain/words/delivery';

/**
 * The state of an open delivery after an answer that is not a yes.
 * - refused ends it; but "duplicate" after an attempt without an answer means that the buyer has the lead from that attempt: unknown.
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
      return outcome.duplicate && facts.unanswered ? 'unknown' : 'refused';
    case 'failed':
      if (outcome.retryable && !facts.final) return open;
      return facts.unanswered ? 'unknown' : 'failed';
    case 'unknown':
      return facts.final ? 'unknown' : open;
  }
}
