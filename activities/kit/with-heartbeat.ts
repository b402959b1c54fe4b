import { Context } from '@temporalio/activity';

const HEARTBEAT_EVERY_MS = 2_000;

/**
 * Runs outside work and tells Temporal every two seconds that this worker lives; the signal aborts when the activity is cancelled.
 * `doing` is what a repetition after a crash is told that this one had begun.
 */
export async function withHeartbeat<T>(work: (signal: AbortSignal) => Promise<T>, doing?: string): Promise<T> {
  const context = Context.current();
  if (doing !== undefined) context.heartbeat(doing);
  const timer = setInterval(() => context.heartbeat(doing), HEARTBEAT_EVERY_MS);
  try {
    return await work(context.cancellationSignal);
  } finally {
    clearInterval(timer);
  }
}
