import { OperationalError } from '#domain/kernel/errors';
import { callerLeft } from './caller-left';
import { GuardedThread, type ThreadOutcome } from './guarded-thread';
import type { PieceInput, PieceName, PieceResult } from './pieces';

export type PieceOutcome<Name extends PieceName> =
  { readonly kind: 'done'; readonly value: PieceResult<Name> } | Extract<ThreadOutcome, { kind: 'overran' }>;

export interface PoolSize {
  readonly threads: number;
  /** Most pieces of work that wait for a thread, and how long each of them does. */
  readonly mostWaiting: number;
  readonly waitMs: number;
  /** Memory of one thread. */
  readonly memoryMb: number;
  /** A thread without work ends after this long. */
  readonly idleMs: number;
}

/** Threads made when there is work for them; one that was ended is replaced when the next work comes. */
export class ThreadPool {
  readonly #free: GuardedThread[] = [];
  readonly #queue: (() => void)[] = [];
  #busy = 0;

  constructor(private readonly size: PoolSize) {}

  /** Runs one piece of work within its budget. Throws what the piece throws; OperationalError when every thread stays busy. */
  async run<Name extends PieceName>(
    piece: Name,
    input: PieceInput<Name>,
    limits: { readonly budgetMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<PieceOutcome<Name>> {
    await this.#turn(limits.signal);
    const thread = this.#take();
    try {
      return (await thread.run({ piece, input }, limits.budgetMs, limits.signal)) as PieceOutcome<Name>;
    } finally {
      this.#giveBack(thread);
    }
  }

  #take(): GuardedThread {
    for (let thread = this.#free.pop(); thread !== undefined; thread = this.#free.pop())
      if (thread.usable) return thread;
    return new GuardedThread(this.size.memoryMb);
  }

  #giveBack(thread: GuardedThread): void {
    if (thread.usable) {
      thread.rest();
      this.#free.push(thread);
      setTimeout(() => this.#endIdle(thread), this.size.idleMs).unref();
    }
    const next = this.#queue.shift();
    if (next) next();
    else this.#busy -= 1;
  }

  #endIdle(thread: GuardedThread): void {
    // The one used last is on top: whoever is at the bottom was not needed since.
    if (this.#free[0] !== thread) return;
    this.#free.shift();
    thread.end();
  }

  /** Waits until a thread may be used. */
  async #turn(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw callerLeft();
    if (this.#busy < this.size.threads) return void (this.#busy += 1);
    if (this.#queue.length >= this.size.mostWaiting) throw busy();
    await new Promise<void>((resolve, reject) => {
      const leave = (error: Error): void => {
        this.#queue.splice(this.#queue.indexOf(next), 1);
        settle();
        reject(error);
      };
      const gone = (): void => leave(callerLeft());
      const timer = setTimeout(() => leave(busy()), this.size.waitMs);
      const settle = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', gone);
      };
      const next = (): void => (settle(), resolve());
      signal?.addEventListener('abort', gone, { once: true });
      this.#queue.push(next);
    });
  }
}

const busy = (): OperationalError =>
  new OperationalError('threads-busy', 'Too many expressions are being computed at the moment.');
