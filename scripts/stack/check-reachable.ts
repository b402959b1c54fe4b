import { UserError } from '#domain/kernel/errors';
import { isOpenToAll } from './home/temporary-home';
import { isRoot } from './process/system-user';

/** Root runs Postgres as a user without rights, who must be able to enter the data home. */
export function checkReachable(home: string): void {
  if (!isRoot() || isOpenToAll(home)) return;
  throw new UserError(
    'data-home-closed',
    `As root, Leadrail runs Postgres as another user, who cannot enter ${home}. ` +
      `Set LEADRAIL_HOME to a folder outside of closed ones such as /root, for example /var/lib/leadrail/main.`,
  );
}
