import { Context } from '@temporalio/activity';

const HEARTBEAT_EVERY_MS = 2_000;

/** Runs outside work and tells Temporal every two seconds that this worker lives; the signal aborts when the activity is cancelled. */
export async function withHeartbeat<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), HEARTBEAT_EVERY_MS);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
