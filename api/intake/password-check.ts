import { createHmac, randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { UserError } from '#domain/kernel/errors';

const REMEMBERED = 2000;
const WINDOW_MS = 60_000;
const FAILURES = 20;

/**
 * Checks campaign passwords. A password that was right is remembered as a keyed hash, so that only the first post pays for Argon2;
 * the key lives and dies with the process. After 20 failures a minute from one address the campaign answers 429 without looking.
 */
export function createPasswordCheck(): (
  campaignId: string,
  passwordHash: string,
  password: string | undefined,
  address: string,
) => Promise<void> {
  const key = randomBytes(32);
  const right = new Set<string>();
  const failures = new Map<string, { count: number; until: number }>();

  const fail = (who: string): void => {
    const now = Date.now();
    const known = failures.get(who);
    if (failures.size > REMEMBERED) failures.clear();
    if (known && known.until > now) known.count += 1;
    else failures.set(who, { count: 1, until: now + WINDOW_MS });
  };

  return async (campaignId, passwordHash, password, address) => {
    const who = `${campaignId} ${address}`;
    if (password !== undefined && password.length <= 200) {
      const proof = createHmac('sha256', key).update(`${passwordHash}\u0000${password}`).digest('base64');
      if (right.has(proof)) return;
      const known = failures.get(who);
      if (known && known.until > Date.now() && known.count >= FAILURES)
        throw new UserError('too-many-requests', 'Too many wrong passwords; wait a minute.');
      if (await verify(passwordHash, password)) {
        if (right.size >= REMEMBERED) right.clear();
        right.add(proof);
        return;
      }
    }
    fail(who);
    throw new UserError('invalid-password', 'The campaign asks for a password and this is not it.');
  };
}
