import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';

/** Tries at a secret, counted before each is looked at. Names are kept as keyed hashes only. */
export interface Throttle {
  /** One more try at what `account` guards, from `address`. Throws UserError 429; `onLock` hears when a limit is first passed. */
  take(account: string, address: string, onLock?: () => Promise<void>): Promise<void>;
  /** The try was right: it does not count, and this address is known to the account for 30 days. */
  forgive(account: string, address: string): Promise<void>;
}

const MINUTES = 60;
const LIMITS = {
  /** Of one account from one address. */
  pair: { points: 5, duration: 15 * MINUTES },
  /** Of one account from everywhere but the addresses it knows, so that strangers cannot lock its owner out. */
  account: { points: 20, duration: 60 * MINUTES },
  /** Of one address, whatever it tries. */
  address: { points: 100, duration: 60 * MINUTES },
} as const;
const KNOWN_SECONDS = 30 * 24 * 3600;
type Kind = keyof typeof LIMITS;

export function createThrottle(pool: Pool, box: Pick<SecretBox, 'mac'>): Throttle {
  const limiterOf = (keyPrefix: string, limit: { points: number; duration: number }): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'pool',
      tableName: 'throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      ...limit,
    });
  const limiters = {
    pair: limiterOf('pair', LIMITS.pair),
    account: limiterOf('account', LIMITS.account),
    address: limiterOf('address', LIMITS.address),
  };
  const known = limiterOf('known', { points: 1, duration: KNOWN_SECONDS });
  const keysOf = (account: string, address: string): Record<Kind, string> => {
    const name = (text: string): string => box.mac(`throttle ${text}`).toString('base64url');
    return {
      pair: name(`${account.toLowerCase()} ${address}`),
      account: name(account.toLowerCase()),
      address: name(address),
    };
  };
  return {
    take: async (account, address, onLock) => {
      const keys = keysOf(account, address);
      const isKnown = (await known.get(keys.pair)) !== null;
      for (const kind of ['address', 'pair', 'account'] as const) {
        if (kind === 'account' && isKnown) continue;
        const refused = await consume(limiters[kind], keys[kind]);
        if (!refused) continue;
        if (refused.consumedPoints === LIMITS[kind].points + 1) await onLock?.();
        throw new UserError('too-many-requests', 'Too many tries; wait before the next.', {
          retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
        });
      }
    },
    forgive: async (account, address) => {
      const keys = keysOf(account, address);
      const isKnown = (await known.get(keys.pair)) !== null;
      await Promise.all([
        limiters.pair.delete(keys.pair),
        limiters.address.reward(keys.address),
        ...(isKnown ? [] : [limiters.account.reward(keys.account)]),
        known.set(keys.pair, 1, KNOWN_SECONDS),
      ]);
    },
  };
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(key);
    return undefined;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}
