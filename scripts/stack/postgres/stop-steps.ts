import type { StopStep } from '../process/stop-process';

/**
 * Fast shutdown (ends sessions, writes a checkpoint), then immediate, then by force; the next start recovers from its log
 * either way.
 */
export const POSTGRES_STOP_STEPS: readonly StopStep[] = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];
