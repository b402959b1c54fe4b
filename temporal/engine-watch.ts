import { type Client, isGrpcServiceError } from '@temporalio/client';

/** For so long after it could not be reached Temporal counts as away, without being asked again. */
const REMEMBERED_MS = 2_000;
/** Whoever waits this long wants to know whether there is anybody to wait for; an answer counts for as long. */
const PATIENCE_MS = 1_000;
/** A server that lives answers this question in milliseconds; a machine in trouble may take longer and is no reason to give up on it. */
const ANSWER_WITHIN_MS = 2_500;
const UNAVAILABLE = 14;

/**
 * Remembers that Temporal cannot be reached, so that callers do not wait for a server that is away: neither one that refuses
 * connections nor one that takes them and says nothing.
 */
export class EngineWatch {
  private awayUntil = 0;
  private answeredAt = 0;
  private asking: Promise<boolean> | undefined;

  constructor(
    private readonly client: Client,
    private readonly now: () => number = Date.now,
  ) {}

  /** Whether it was away a moment ago; nobody is asked. */
  get isAway(): boolean {
    return this.now() < this.awayUntil;
  }

  /** Learns from a call that failed. */
  note(error: unknown): void {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (isGrpcServiceError(cause) && cause.code === UNAVAILABLE) this.awayUntil = this.now() + REMEMBERED_MS;
    }
  }

  /** Resolves when the server turns out to be away before `signal` is aborted; else never. All who wait share one question. */
  async lost(signal: AbortSignal): Promise<void> {
    do await pause(PATIENCE_MS, signal);
    while (!signal.aborted && (await this.answers()));
    if (signal.aborted) await new Promise(() => undefined);
  }

  private answers(): Promise<boolean> {
    if (this.now() - this.answeredAt < PATIENCE_MS) return Promise.resolve(true);
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<boolean> {
    const asked = this.client.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
      this.client.workflowService.getSystemInfo({}),
    );
    const answered = await asked.then(
      () => true,
      () => false,
    );
    if (answered) this.answeredAt = this.now();
    else this.awayUntil = this.now() + REMEMBERED_MS;
    return answered;
  }
}

/** Ends early when the signal is aborted. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
