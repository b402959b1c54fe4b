import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const PREFIX = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** The same password typed on two keyboards may come in two spellings; NFKC makes them one. */
const spelled = (password: string): string => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(spelled(password), COST);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, spelled(password));
}

/** True for a hash of weaker or other cost than today's. */
export function needsNewHash(passwordHash: string): boolean {
  return !passwordHash.startsWith(PREFIX);
}
