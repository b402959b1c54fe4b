import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, type ProcessIdentity } from './process-identity';

/** One rung: send the signal, wait this long for the end, then take the next rung. */
export interface StopStep {
  readonly signal: NodeJS.Signals;
  readonly waitMs: number;
}

/** Stops one process step by step; true when it is gone. Signals go only to the very process that was meant. */
export async function stopProcess(identity: ProcessIdentity, steps: readonly StopStep[]): Promise<boolean> {
  for (const step of steps) {
    if (!isRunning(identity)) return true;
    signalProcess(identity, step.signal);
    if (await waitForEnd(identity, step.waitMs)) return true;
  }
  return !isRunning(identity);
}

export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function waitForEnd(identity: ProcessIdentity, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline) {
    if (!isRunning(identity)) return true;
    await sleep(25);
  }
  return !isRunning(identity);
}
