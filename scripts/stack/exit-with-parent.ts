/** How long the main process may take to stop by itself before it is ended. */
const LAST_RESORT_MS = 60_000;

/**
 * Ends this process gently when the supervisor that started it is gone, also by `kill -9`: the IPC channel closes, and the
 * process gets the SIGTERM its main program already knows how to obey. Does nothing in a process that was started by itself.
 */
export function exitWithParent(): void {
  if (process.env['LEADRAIL_CHILD'] !== '1' || !process.channel) return;
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), LAST_RESORT_MS).unref();
  });
  // Listening holds the event loop open; an idle process must still be able to end.
  process.channel.unref();
}
