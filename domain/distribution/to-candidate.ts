import type { Candidate } from '../plan/plan-types';
import type { AccountRecord } from './snapshot';

/** An account in its place of a plan; `ignoreLimits`: quantity limits do not bind. */
export function toCandidate(record: AccountRecord, ignoreLimits: boolean): Candidate {
  const {
    accountId,
    buyerId,
    methodId,
    exclusive,
    price,
    pingMethodId,
    pingTimeoutMs,
    delaySeconds,
    timeoutMs,
    retry,
  } = record;
  return {
    accountId,
    buyerId,
    methodId,
    exclusive,
    price,
    ping: pingMethodId !== null,
    pingTimeoutMs,
    delaySeconds,
    timeoutMs,
    retry: { attempts: retry.attempts, waitSeconds: retry.waitSeconds },
    ignoreLimits,
  };
}

/** An account that somebody chose, past automation: no bid is asked for, nothing is waited for, quantity limits do not bind. */
export const toChosenCandidate = (record: AccountRecord): Candidate => ({
  ...toCandidate(record, true),
  ping: false,
  delaySeconds: 0,
});
