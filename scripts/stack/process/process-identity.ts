import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A pid is given out again after its process ends; with its start time it names one process for good. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque: equal only for the same process. Empty where the system does not tell. */
  readonly started: string;
}

export function identityOf(pid: number): ProcessIdentity {
  return { pid, started: readStart(pid)?.started ?? '' };
}

/** Whether this very process still runs. One that has ended but was not reaped yet counts as gone. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!answersSignals(identity.pid)) return false;
  const now = readStart(identity.pid);
  if (!now) return identity.started === '';
  return !now.zombie && (identity.started === '' || now.started === identity.started);
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readStart(pid: number): { started: string; zombie: boolean } | undefined {
  return process.platform === 'linux' ? readProc(pid) : readPs(pid);
}

/** Field 22 of /proc/<pid>/stat is the start in clock ticks since boot; the boot id keeps two boots apart. */
function readProc(pid: number): { started: string; zombie: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { started: `${boot}/${fields[19]}`, zombie: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

function readPs(pid: number): { started: string; zombie: boolean } | undefined {
  try {
    const env = { ...process.env, LC_ALL: 'C' };
    const line = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8', env }).trim();
    const [state = '', ...start] = line.split(/\s+/);
    return line === '' ? undefined : { started: start.join(' '), zombie: state.startsWith('Z') };
  } catch {
    return undefined;
  }
}
