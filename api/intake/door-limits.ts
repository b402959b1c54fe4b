import { ipKeyGenerator } from 'express-rate-limit';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { UserError } from '#domain/kernel/errors';

/** Posts a second; 0 = no limit. */
export interface IntakeRates {
  /** From one address, by callers without a valid token. */
  readonly perAddress: number;
  /** For one source, and by one token. */
  readonly perSource: number;
}

/** Counts posts in this process. Each throws UserError 429 once there were too many. */
export interface DoorLimits {
  /** One post from an address that proves nothing yet. */
  stranger(address: string): Promise<void>;
  /** Refuses an address that sent too many tokens nobody knows, before another of its tokens is looked up. */
  mayGuess(address: string): Promise<void>;
  /** One token nobody knows. */
  wrongToken(address: string): Promise<void>;
  /** One post with a token, by its credential. */
  token(credential: string): Promise<void>;
  /** One post for a source. Those that are not proven to be its own are counted apart, so that strangers cannot use up its share. */
  source(sourceId: string, proven: boolean): Promise<void>;
}

/** So many seconds' worth of posts may come at once. */
const BURST_SECONDS = 4;

export function createDoorLimits({ perAddress, perSource }: IntakeRates): DoorLimits {
  const addresses = limiterOf(perAddress);
  const guesses = limiterOf(perAddress);
  const tokens = limiterOf(perSource);
  const sources = limiterOf(perSource);
  return {
    stranger: (address) => take(addresses, ipKeyGenerator(address)),
    wrongToken: (address) => take(guesses, ipKeyGenerator(address)),
    mayGuess: async (address) => {
      const known = await guesses?.get(ipKeyGenerator(address));
      if (known && known.remainingPoints <= 0) refuseFor(known.msBeforeNext);
    },
    token: (credential) => take(tokens, credential),
    source: (sourceId, proven) => take(sources, `${proven ? 'own' : 'open'} ${sourceId}`),
  };
}

function limiterOf(perSecond: number): RateLimiterMemory | null {
  return perSecond === 0 ? null : new RateLimiterMemory({ points: perSecond * BURST_SECONDS, duration: BURST_SECONDS });
}

async function take(limiter: RateLimiterMemory | null, key: string): Promise<void> {
  try {
    await limiter?.consume(key);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) refuseFor(refused.msBeforeNext);
    throw refused;
  }
}

function refuseFor(milliseconds: number): never {
  throw new UserError('too-many-requests', 'Too many posts; nothing was kept of this one. Send it again later.', {
    retryAfterSeconds: Math.max(1, Math.ceil(milliseconds / 1000)),
  });
}
