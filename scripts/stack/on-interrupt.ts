/** Ctrl-C in a terminal arrives up to three times (terminal, npm, bootstrap) within this time; a later one is meant. */
const SAME_PRESS_MS = 1_500;

/**
 * Calls `stop` once when this process is to end: by a signal, or because the process that started it is gone. A second signal,
 * some time later, calls it again with `force`.
 */
export function onInterrupt(
  stop: (reason: { readonly signal: NodeJS.Signals; readonly force: boolean }) => void,
): void {
  let first: number | undefined;
  const react = (signal: NodeJS.Signals): void => {
    const now = Date.now();
    if (first === undefined) {
      first = now;
      stop({ signal, force: false });
    } else if (now - first > SAME_PRESS_MS) {
      stop({ signal, force: true });
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => react(signal));
  if (!process.channel) return;
  process.once('disconnect', () => react('SIGTERM'));
  process.channel.unref();
}
