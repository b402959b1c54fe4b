import { hashPassword, verifyPassword } from '#db/secrets/hash-password';
import { OperationalError } from '#domain/kernel/errors';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** The same work whether or not there is a hash to compare with. */
  isRight(passwordHash: string | null | undefined, password: string): Promise<boolean>;
}

/** Each hash takes 19 MiB and a core for some ten milliseconds. */
const AT_ONCE = 4;
const MAY_WAIT = 200;

/** Argon2 with a bound, so that a flood of sign-ins can take neither the memory nor all threads; what waits too long is told to come back. */
export function createPasswords(): Passwords {
  const inTurn = createTurns();
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hashPassword(password)),
    isRight: async (passwordHash, password) => {
      decoy ??= hashPassword('nobody has this password');
      const against = passwordHash ?? (await decoy);
      const right = await inTurn(() => verifyPassword(against, password));
      return right && typeof passwordHash === 'string';
    },
  };
}

function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= AT_ONCE) {
      if (waiting.length >= MAY_WAIT)
        throw new OperationalError('sign-in-overloaded', 'Too many passwords are being checked');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
