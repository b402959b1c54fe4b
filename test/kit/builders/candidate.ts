import type { Candidate } from '#domain/plan/plan-types';

/** Somebody who may have a lead: shared, without a ping, a delay or a retry, unless it is said otherwise. */
export const candidate = (accountId: string, more: Partial<Candidate> = {}): Candidate => ({
  accountId,
  buyerId: `buyer-of-${accountId}`,
  methodId: 'method',
  exclusive: false,
  price: 1000,
  ping: false,
  pingTimeoutMs: 0,
  delaySeconds: 0,
  timeoutMs: 30_000,
  retry: { attempts: 0, waitSeconds: 60 },
  ignoreLimits: false,
  ...more,
});
