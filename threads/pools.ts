import { ThreadPool } from './thread-pool';

const MEMORY_MB = 128;
const IDLE_MS = 30_000;

/** What leads wait for: a process has one, started with its first lead that needs it. */
export const LEADS = new ThreadPool({
  threads: 2,
  mostWaiting: 500,
  waitMs: 20_000,
  memoryMb: MEMORY_MB,
  idleMs: IDLE_MS,
});
/** What people try out waits for its own, so that no number of trials holds up a lead. */
export const TRIALS = new ThreadPool({
  threads: 1,
  mostWaiting: 20,
  waitMs: 5_000,
  memoryMb: MEMORY_MB,
  idleMs: IDLE_MS,
});
