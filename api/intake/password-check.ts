import { createHmac, randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { ipKeyGenerator } from 'express-rate-limit';
import { UserError } from '#domain/kernel/errors';
import { RecentMap } from './recent-map';

const REMEMBERED = 2000;
const WATCHED = 10_000;
const WINDOW_MS = 60_000;
const GUESSES = 20;

interface Guesses {
  count: number;
  readonly until: number;
}

/**
 * Checks campaign passwords. A password that was right is remembered as a keyed hash, so that only the first post pays for Argon2;
 * the key lives and dies with the process. An address may have 20 passwords a minute looked at per campaign, those that come at once
 * included; then the campaign answers it 429 without looking. Posts with the same password wait for one look together.
 */
export function createPasswordCheck(
  matches: (passwordHash: string, password: string) => Promise<boolean> = verify,
): (campaignId: string, passwordHash: string, password: string | undefined, address: string) => Promise<void> {
  const key = randomBytes(32);
  const right = new RecentMap<string, true>(REMEMBERED);
  const looks = new Map<string, Promise<boolean>>();
  const guesses = new RecentMap<string, Guesses>(WATCHED);

  /** Counts a guess before it is looked at; gives back how to take it from the count. */
  const guess = (who: string): (() => void) => {
    const now = Date.now();
    const known = guesses.get(who);
    const current = known && known.until > now ? known : { count: 0, until: now + WINDOW_MS };
    if (current.count >= GUESSES) throw new UserError('too-many-requests', 'Too many wrong passwords; wait a minute.');
    current.count += 1;
    guesses.set(who, current);
    return () => void (current.count -= 1);
  };
  const look = async (passwordHash: string, password: string, who: string, proof: string): Promise<boolean> => {
    const forgive = guess(who);
    const found = await matches(passwordHash, password);
    if (found) {
      right.set(proof, true);
      forgive();
    }
    return found;
  };

  return async (campaignId, passwordHash, password, address) => {
    const who = `${campaignId} ${ipKeyGenerator(address)}`;
    if (password !== undefined && password.length <= 200) {
      const proof = createHmac('sha256', key).update(`${passwordHash}\u0000${password}`).digest('base64');
      if (right.get(proof)) return;
      const one = `${who} ${proof}`;
      const looking = looks.get(one) ?? look(passwordHash, password, who, proof).finally(() => looks.delete(one));
      looks.set(one, looking);
      if (await looking) return;
    }
    throw new UserError('invalid-password', 'The campaign asks for a password and this is not it.');
  };
}
