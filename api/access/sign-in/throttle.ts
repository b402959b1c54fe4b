import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';
import { addressBlock } from './address-block';

/** Something secret that somebody tries to get right. */
export interface Try {
  /** What for. Each purpose is counted apart: no number of tries at one is felt by another. */
  readonly purpose: Purpose;
  /** Whose secret it is; absent where the secret itself says so. */
  readonly account?: string;
  readonly address: string;
  /** The browser, where the account's owner has signed in with it before. */
  readonly device?: string | undefined;
}
/** Tries at a secret, counted before each is looked at. Names are kept as keyed hashes only. */
export interface Throttle {
  /** One more try. Throws UserError 429; `onLock` hears when a limit is first passed. */
  take(attempt: Try, onLock?: () => Promise<void>): Promise<void>;
  /** The try was right: it does not count, and this address is known to the account for 30 days. */
  forgive(attempt: Try): Promise<void>;
}

type Purpose = 'sign-in' | 'single-sign-on' | 'code' | 'own-account' | 'link' | 'reset' | 'passkey' | 'passkey-begun';
/**
 * `pair`: of one account from one address. `account`: of one account from everywhere but the addresses it knows, so that strangers cannot
 * lock its owner out. `address`: of one address, whatever it tries. `spread`: how many accounts one address tries. `device`: of one account
 * from a browser it knows, which none of the others touch.
 */
type Kind = 'address' | 'spread' | 'pair' | 'account' | 'device';
interface Limit {
  readonly points: number;
  readonly duration: number;
}

const MINUTES = 60;
const OF_ACCOUNTS = {
  address: { points: 100, duration: 60 * MINUTES },
  pair: { points: 5, duration: 15 * MINUTES },
  account: { points: 20, duration: 60 * MINUTES },
  device: { points: 10, duration: 15 * MINUTES },
} as const;
const OF_LINKS = { address: { points: 5, duration: 15 * MINUTES } } as const;
const LIMITS: Readonly<Record<Purpose, Partial<Readonly<Record<Kind, Limit>>>>> = {
  'sign-in': { ...OF_ACCOUNTS, spread: { points: 15, duration: 60 * MINUTES } },
  'single-sign-on': { address: { points: 200, duration: 60 * MINUTES } },
  code: OF_ACCOUNTS,
  'own-account': OF_ACCOUNTS,
  // A signature cannot be guessed: what is bounded is the work, and what is written down of it.
  passkey: { address: { points: 20, duration: 15 * MINUTES }, device: OF_ACCOUNTS.device },
  'passkey-begun': { address: { points: 200, duration: 15 * MINUTES } },
  link: OF_LINKS,
  reset: OF_LINKS,
};
const KNOWN_SECONDS = 30 * 24 * 3600;

export function createThrottle(pool: Pool, box: Pick<SecretBox, 'mac'>): Throttle {
  const limiterOf = limiters(pool);
  const known = limiterOf('known', { points: 1, duration: KNOWN_SECONDS });
  const name = (text: string): string => box.mac(`throttle ${text}`).toString('base64url');
  const keysOf = ({ account = '', address, device = '' }: Try): Record<Kind, string> => {
    const [who, block] = [account.toLowerCase(), addressBlock(address)];
    return {
      address: name(block),
      spread: name(block),
      pair: name(`${who} ${block}`),
      account: name(who),
      device: name(`${who} ${device}`),
    };
  };
  const bucketOf = ({ purpose }: Try, kind: Kind): RateLimiterPostgres | undefined => {
    const limit = LIMITS[purpose][kind];
    return limit && limiterOf(`${purpose} ${kind}`, limit);
  };
  /** What this try counts in, the widest first. */
  const kindsOf = async (attempt: Try, keys: Record<Kind, string>): Promise<readonly Kind[]> => {
    if (attempt.device !== undefined) return ['device'];
    const isKnown = (await known.get(keys.pair)) !== null;
    const isNext = (await bucketOf(attempt, 'pair')?.get(keys.pair)) === null;
    return [
      'address',
      ...(isNext && !isKnown ? ['spread' as const] : []),
      'pair',
      ...(isKnown ? [] : ['account' as const]),
    ];
  };
  return {
    take: async (attempt, onLock) => {
      const keys = keysOf(attempt);
      for (const kind of await kindsOf(attempt, keys)) {
        const bucket = bucketOf(attempt, kind);
        const refused = bucket && (await consume(bucket, keys[kind]));
        if (!refused) continue;
        if (refused.consumedPoints === bucket.points + 1) await onLock?.();
        throw new UserError('too-many-requests', 'Too many tries; wait before the next.', {
          retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)),
        });
      }
    },
    forgive: async (attempt) => {
      const keys = keysOf(attempt);
      if (attempt.device !== undefined) return void (await bucketOf(attempt, 'device')?.delete(keys.device));
      const isKnown = (await known.get(keys.pair)) !== null;
      await Promise.all([
        bucketOf(attempt, 'pair')?.delete(keys.pair),
        bucketOf(attempt, 'address')?.reward(keys.address),
        ...(isKnown
          ? []
          : [bucketOf(attempt, 'account')?.reward(keys.account), bucketOf(attempt, 'spread')?.reward(keys.spread)]),
        attempt.account !== undefined && known.set(keys.pair, 1, KNOWN_SECONDS),
      ]);
    },
  };
}

/** One limiter for each prefix, made when it is first needed. */
function limiters(pool: Pool): (keyPrefix: string, limit: Limit) => RateLimiterPostgres {
  const made = new Map<string, RateLimiterPostgres>();
  return (keyPrefix, limit) => {
    const limiter =
      made.get(keyPrefix) ??
      new RateLimiterPostgres({
        storeClient: pool,
        storeType: 'pool',
        tableName: 'throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        ...limit,
      });
    made.set(keyPrefix, limiter);
    return limiter;
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
