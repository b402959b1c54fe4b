import type { StateFile } from './home/state-file';
import { isRunning } from './process/process-identity';
import { stopProcess, waitForEnd, type StopStep } from './process/stop-process';
import { POSTGRES_STOP_STEPS } from './postgres/stop-steps';
import type { Say } from './say';
import { SERVICE_NAMES, type ServiceName } from './service-name';

const LABELS: Readonly<Record<ServiceName, string>> = {
  api: 'API',
  worker: 'worker',
  temporal: 'Temporal server',
  postgres: 'Postgres',
};
const STOP_STEPS: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];
/**
 * API and worker notice by themselves that their supervisor is gone and finish the work in hand; a second signal would cut that
 * short.
 */
const SELF_ENDING_MS = 30_000;

/**
 * Stops what a supervisor that was killed left running, in the usual order; only processes that are the very ones it had noted.
 */
export async function stopLeftovers(state: StateFile, say: Say): Promise<void> {
  for (const name of SERVICE_NAMES) {
    const identity = state.current.processes[name];
    if (!identity) continue;
    if (isRunning(identity)) {
      say(`stopping the ${LABELS[name]} that an earlier start left running (pid ${identity.pid})`);
      const endsItself = name === 'api' || name === 'worker';
      if (!endsItself || !(await waitForEnd(identity, SELF_ENDING_MS))) {
        await stopProcess(identity, name === 'postgres' ? POSTGRES_STOP_STEPS : STOP_STEPS);
      }
    }
    state.setProcess(name, undefined);
  }
}
