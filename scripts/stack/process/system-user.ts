import { execFileSync } from 'node:child_process';
import { OperationalError } from '#domain/kernel/errors';

export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Postgres refuses to run as root, so root runs it as a user that owns nothing else. The user must exist: Postgres looks its
 * name up.
 */
export function unprivilegedUser(): SystemUser {
  for (const name of ['nobody', 'postgres', 'daemon']) {
    const uid = numericId(['-u', name]);
    const gid = numericId(['-g', name]);
    if (uid !== undefined && gid !== undefined && uid !== 0) return { uid, gid };
  }
  throw new OperationalError(
    'no-unprivileged-user',
    'No user "nobody", "postgres" or "daemon" exists to run Postgres as. Start as an ordinary user, or set DATABASE_URL.',
  );
}

function numericId(args: readonly string[]): number | undefined {
  try {
    const id = Number(execFileSync('id', [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
    return Number.isInteger(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
