import { asyncLocalStorage, type Context } from '@temporalio/activity';

/**
 * Runs an activity as a worker would, with the heartbeats of the try before it as Temporal hands them on. Details of its own heartbeats are
 * added to `beats`.
 */
export function inActivity<T>(work: () => Promise<T>, beats: unknown[] = [], before?: unknown): Promise<T> {
  const context = {
    info: { attempt: before === undefined ? 1 : 2, heartbeatDetails: before },
    cancellationSignal: new AbortController().signal,
    heartbeat: (details: unknown) => void beats.push(details),
  } as unknown as Context;
  return asyncLocalStorage.run(context, work);
}
