import { Worker } from 'node:worker_threads';
import { BugError, LeadrailError, OperationalError, UserError } from '#domain/kernel/errors';
import { callerLeft } from './caller-left';
import { THREAD_ENTRY } from './thread-entry';
import type { FromThread, ToThread } from './thread-messages';

/** How a piece of work ended. overran: it was cut off; `at` is the part of it that was in hand then. */
export type ThreadOutcome =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'overran'; readonly of: 'time' | 'memory'; readonly at: number };

interface Waiting {
  resolve(outcome: ThreadOutcome): void;
  reject(error: Error): void;
}

const ERRORS = { user: UserError, operational: OperationalError, bug: BugError } as const;

/**
 * One thread with a memory limit that is ended for good, whatever it is doing, when its work takes too long or nobody wants the
 * result any more. The time runs from the moment the thread has the work: neither its own start nor a queue is the work's fault.
 */
export class GuardedThread {
  readonly #progress = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #waiting: Waiting | undefined;
  #gone: Error | undefined;

  constructor(memoryMb: number) {
    this.#worker = new Worker(THREAD_ENTRY, {
      workerData: this.#progress,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: FromThread) => (message.kind === 'ready' ? resolve() : this.#hear(message)));
      this.#worker.on('error', (error) => this.#end(error, reject));
      this.#worker.on('exit', () => this.#end(new OperationalError('thread-ended', 'The thread ended.'), reject));
    });
    // Whoever runs something hears of it; a thread that nobody uses yet may fail in silence.
    this.#ready.catch(() => undefined);
  }

  get usable(): boolean {
    return this.#gone === undefined;
  }

  /** Ends on its own when nothing else keeps the process alive. */
  rest(): void {
    this.#worker.unref();
  }

  async run(work: ToThread, budgetMs: number, signal: AbortSignal | undefined): Promise<ThreadOutcome> {
    this.#worker.ref();
    await this.#ready;
    if (signal?.aborted) throw callerLeft();
    return new Promise<ThreadOutcome>((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        this.#waiting = undefined;
      };
      const waiting: Waiting = {
        resolve: (outcome) => (settle(), resolve(outcome)),
        reject: (error) => (settle(), reject(error)),
      };
      const timer = setTimeout(() => {
        waiting.resolve({ kind: 'overran', of: 'time', at: Atomics.load(this.#progress, 0) });
        this.end();
      }, budgetMs);
      const giveUp = (): void => {
        waiting.reject(callerLeft());
        this.end();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#waiting = waiting;
      this.#worker.postMessage(work);
    });
  }

  end(): void {
    this.#gone ??= new OperationalError('thread-ended', 'The thread ended.');
    void this.#worker.terminate();
  }

  #hear(message: Exclude<FromThread, { kind: 'ready' }>): void {
    if (message.kind === 'done') return this.#waiting?.resolve(message);
    const { kind, code, message: text, details } = message.failure;
    this.#waiting?.reject(new ERRORS[kind](code, text, details));
  }

  #end(error: unknown, notReady: (error: Error) => void): void {
    const cause = error instanceof LeadrailError ? error : new BugError('thread-failed', 'The thread failed.');
    this.#gone ??= cause;
    if (isOutOfMemory(error))
      this.#waiting?.resolve({ kind: 'overran', of: 'memory', at: Atomics.load(this.#progress, 0) });
    else this.#waiting?.reject(cause);
    notReady(cause);
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
