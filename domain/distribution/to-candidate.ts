import type { Candidate } from './plan-types';
import type { AccountRecord } from './snapshot';

export function toCandidate(record: AccountRecord, ignoreLimits: boolean): Candidate {
  const { accountId, buyerId, methodId, exclusive, price, pingMethodId, pingTimeoutMs, delaySeconds, timeoutMs, retry } = record;
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
