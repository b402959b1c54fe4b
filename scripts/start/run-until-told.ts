import { UserError } from '#domain/kernel/errors';
import { onInterrupt } from '../stack/on-interrupt';
import { sayOnStderr as say } from '../stack/say';

/** What runs until it is told to stop; `force` = at once. */
export interface Running {
  stop(options: { readonly force?: boolean }): Promise<void>;
}

/** Starts, then waits for Ctrl-C or SIGTERM; a second one cuts the end short. Ends the process: 0 when told to stop, 1 when it could not start. */
export function runUntilTold(start: (args: readonly string[], giveUp: AbortSignal) => Promise<Running>): void {
  const giveUp = new AbortController();
  let running: Running | undefined;

  onInterrupt(({ force }) => {
    say(force ? 'stopping at once' : 'stopping: work in hand is finished first (press Ctrl-C again to cut it short)');
    giveUp.abort(new UserError('interrupted', 'The start was interrupted.'));
    if (running) void stopAndExit(running, force);
  });
  start(process.argv.slice(2), giveUp.signal).then(
    (started) => {
      running = started;
      if (giveUp.signal.aborted) void stopAndExit(started, false);
    },
    (error: unknown) => {
      say(giveUp.signal.aborted ? 'stopped before it was up' : describe(error));
      process.exit(giveUp.signal.aborted ? 130 : 1);
    },
  );
}

async function stopAndExit(running: Running, force: boolean): Promise<void> {
  await running.stop({ force });
  say('stopped');
  process.exit(0);
}

/** Errors made for people are one sentence; others need their stack. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'kind' in error ? error.message : (error.stack ?? error.message);
}
