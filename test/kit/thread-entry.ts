import path from 'node:path';

/** Stands in for `threads/thread-entry` under jest, where nothing is compiled. */
export const THREAD_ENTRY = path.join(__dirname, 'run-thread.cjs');
