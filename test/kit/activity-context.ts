import { asyncLocalStorage, type Context } from '@temporalio/activity';

export interface Try {
  /** Details of its own heartbeats are added here. */
  readonly beats?: unknown[];
  /** What the heartbeats of the try before it carried. */
  readonly before?: unknown;
  readonly attempt?: number;
}

/** Runs an activity as a worker would, in its first try unless it is said otherwise. */
export function inActivity<T>(work: () => Promise<T>, { beats = [], before, attempt }: Try = {}): Promise<T> {
  const context = {
    info: {
      attempt: attempt ?? (before === undefined ? 1 : 2),
      heartbeatDetails: before,
      scheduledTimestampMs: Date.now(),
    },
    cancellationSignal: new AbortController().signal,
    heartbeat: (details: unknown) => void beats.push(details),
  } as unknown as Context;
  return asyncLocalStorage.run(context, work);
}
