import type { AttemptOutcome } from '../channels/channel';

export interface RetryPlan {
  /** Further attempts after the first; 0 = none. */
  readonly attempts: number;
  readonly waitSeconds: number;
}

/** No delivery waits longer for its next try. */
export const LONGEST_WAIT_MS = 3_600_000;

export type AfterAttempt = { readonly final: true } | { readonly final: false; readonly waitMs: number };

/**
 * Whether the same buyer is asked again, and when. Accepted and refused are final; a retryable failure is repeated as often as the
 * method says, a Retry-After of the buyer lengthens the wait. With 3 retries every 60 s the fourth failure is final. No answer is asked
 * again just as often: without retries nothing is sent twice, and an unknown outcome stays unknown until somebody settles it.
 */
export function afterAttempt(outcome: AttemptOutcome, attemptNumber: number, retry: RetryPlan): AfterAttempt {
  if (outcome.kind === 'accepted' || outcome.kind === 'refused') return { final: true };
  if (outcome.kind === 'failed' && !outcome.retryable) return { final: true };
  if (attemptNumber > retry.attempts) return { final: true };
  const waitMs = Math.max(retry.waitSeconds * 1000, 1000, outcome.retryAfterMs ?? 0);
  return { final: false, waitMs: Math.min(waitMs, LONGEST_WAIT_MS) };
}
