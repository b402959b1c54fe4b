import { parentPort, workerData } from 'node:worker_threads';
import { LeadrailError } from '#domain/kernel/errors';
import { PIECES, type Tools } from './pieces';
import type { FromThread, ToThread } from './thread-messages';

/** A thread: one piece of work after the other, each answered once. Whatever a user's text does, it does it here. */
function runThread(): void {
  const tools: Tools = {
    clock: () => performance.now(),
    progress: (index) => void Atomics.store(workerData as Int32Array, 0, index),
  };
  const tell = (message: FromThread): void => parentPort?.postMessage(message);
  parentPort?.on('message', (message: ToThread) => {
    tools.progress(0);
    (PIECES[message.piece] as (input: unknown, tools: Tools) => Promise<unknown>)(message.input, tools).then(
      (value) => tell({ kind: 'done', value }),
      (error: unknown) => tell({ kind: 'failed', failure: failureOf(error) }),
    );
  });
  tell({ kind: 'ready' });
}

const failureOf = (error: unknown): Extract<FromThread, { kind: 'failed' }>['failure'] =>
  error instanceof LeadrailError
    ? { kind: error.kind, code: error.code, message: error.message, details: error.details }
    : { kind: 'bug', code: 'thread-failed', message: error instanceof Error ? error.message : 'unknown', details: {} };

runThread();
