import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '#domain/kernel/errors';
import { identityOf, isRunning, type ProcessIdentity } from '../process/process-identity';
import type { Say } from '../say';

interface Holder extends ProcessIdentity {
  readonly url: string | null;
  readonly stopping: boolean;
}

/** A supervisor that was told to stop says so in its lock; one that has just lost its parent needs a moment to notice. */
const NOTICE_MS = 3_000;
const STOPPING_MS = 120_000;

/** One supervisor for one data home. */
export class HomeLock {
  private released = false;

  private constructor(
    private readonly file: string,
    private holder: Holder,
  ) {}

  static async acquire(home: string, say: Say, stopping = false): Promise<HomeLock> {
    const file = path.join(home, 'lock');
    const own: Holder = { ...identityOf(process.pid), url: null, stopping };
    const began = Date.now();
    for (let told = false; !tryWrite(file, own); await sleep(200)) {
      const other = read(file);
      if (!other || !isRunning(other)) {
        removeStale(file, other);
        continue;
      }
      if (other.stopping && !told) {
        say(`waiting for the Leadrail that is stopping (pid ${other.pid})`);
        told = true;
      }
      if (Date.now() - began > (other.stopping ? STOPPING_MS : NOTICE_MS)) throw alreadyRunning(other, home);
    }
    return new HomeLock(file, own);
  }

  /** Where the Leadrail that runs on this home is reached; undefined when none runs, null while it starts. */
  static runningAt(home: string): string | null | undefined {
    const holder = read(path.join(home, 'lock'));
    return holder && isRunning(holder) ? holder.url : undefined;
  }

  note(change: Partial<Pick<Holder, 'url' | 'stopping'>>): void {
    if (this.released) return;
    this.holder = { ...this.holder, ...change };
    writeFileSync(`${this.file}.new`, JSON.stringify(this.holder));
    renameSync(`${this.file}.new`, this.file);
  }

  release(): void {
    this.released = true;
    rmSync(this.file, { force: true });
  }
}

function tryWrite(file: string, holder: Holder): boolean {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** Moved away first: of two starts that see the same stale lock only one removes it. */
function removeStale(file: string, seen: Holder | undefined): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.pid !== seen?.pid && isRunning(moved)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

function alreadyRunning(other: Holder, home: string): UserError {
  const where = other.url ? ` at ${other.url}` : '';
  return new UserError(
    'already-running',
    `Leadrail already runs${where} (pid ${other.pid}) with the data in ${home}. ` +
      `Stop it first, or set LEADRAIL_HOME to start another.`,
  );
}
