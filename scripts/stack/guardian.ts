import path from 'node:path';
import { fork } from 'node:child_process';
import { HomeLock } from './home/home-lock';
import { StateFile } from './home/state-file';
import { sayOnStderr } from './say';
import { stopLeftovers } from './stop-leftovers';

/** A start that follows at once goes first: it stops the leftovers itself. */
const HEAD_START_MS = 1_000;

/**
 * Starts a small process that outlives this one: when this one ends without stopping its servers, as after `kill -9`, the
 * guardian stops them. It leaves them alone when another start has taken over the data home by then.
 */
export function startGuardian(home: string): { dismiss(): void } {
  const child = fork(path.join(__dirname, 'guardian.js'), [home], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [],
  });
  child.unref();
  child.channel?.unref();
  child.on('error', () => undefined);
  return { dismiss: () => void (child.connected && child.send('dismissed', () => undefined)) };
}

async function stopOrphans(home: string): Promise<void> {
  const lock = await HomeLock.acquire(home, sayOnStderr, true);
  await stopLeftovers(new StateFile(home), sayOnStderr);
  lock.release();
}

function guard(home: string): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.once('message', () => process.exit(0));
  process.once('disconnect', () => {
    setTimeout(
      () =>
        void stopOrphans(home)
          .catch(() => undefined)
          .finally(() => process.exit(0)),
      HEAD_START_MS,
    );
  });
}

if (require.main === module) guard(process.argv[2] ?? '');
