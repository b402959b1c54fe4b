import { existsSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '#domain/kernel/errors';
import { listProcesses } from '../process/list-processes';
import { identityOf, isRunning } from '../process/process-identity';
import { stopProcess } from '../process/stop-process';
import type { Say } from '../say';
import { POSTGRES_STOP_STEPS } from './stop-steps';

const CHILDREN_MS = 20_000;

/**
 * Makes the way free for a start on this data folder: a server left running by a supervisor that was killed is stopped cleanly,
 * the children of a killed server are waited for, and only when no process of this cluster is left is its `postmaster.pid`
 * removed. That file would otherwise stop the start when its pid now belongs to somebody else, or to a dead process that nobody
 * has reaped.
 */
export async function clearLeftovers(data: string, say: Say): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (Number.isInteger(pid) && pid > 1 && isPostgresOf(pid, data)) {
    say(`stopping the Postgres that an earlier start left running (pid ${pid})`);
    await stopProcess(identityOf(pid), POSTGRES_STOP_STEPS);
  }
  const deadline = Date.now() + CHILDREN_MS;
  while (clusterProcesses(data).length > 0) {
    if (Date.now() > deadline) {
      const pids = clusterProcesses(data).join(', ');
      throw new OperationalError(
        'postgres-still-running',
        `Processes of an earlier Postgres still use ${data} (pids ${pids}). End them, then start again.`,
      );
    }
    await sleep(50);
  }
  rmSync(file, { force: true });
}

/** Ours is a live process whose command line names this data folder. */
function isPostgresOf(pid: number, data: string): boolean {
  const ours = listProcesses().some((entry) => entry.pid === pid && entry.command.includes(`-D ${data} `));
  return ours && isRunning(identityOf(pid));
}

/** Server processes stand in their data folder (Linux tells); elsewhere the command line of the main process must do. */
function clusterProcesses(data: string): number[] {
  return listProcesses()
    .filter(({ pid, command }) =>
      process.platform === 'linux' ? workingFolder(pid) === data : command.includes(`-D ${data} `),
    )
    .map(({ pid }) => pid)
    .filter((pid) => isRunning(identityOf(pid)));
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
