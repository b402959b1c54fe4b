import type { Logger } from '#config/log';

export interface Repeated {
  /** Runs the work now, or once more after the run in hand. */
  wake(): void;
  /** Ends after the run in hand. */
  stop(): Promise<void>;
}

/**
 * Runs `work` again and again: at once when woken or when it says there is more, else after `pauseMs`. A failure is logged and waited
 * out (twice as long each time, at most 15 s), so that a database or server that is away costs nothing but time.
 */
export function repeat(name: string, pauseMs: number, log: Logger, work: () => Promise<'more' | 'idle'>): Repeated {
  let stopped = false;
  let woken = false;
  let wakeUp: () => void = () => undefined;
  let failures = 0;

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = (async () => {
    while (!stopped) {
      woken = false;
      try {
        const next = await work();
        failures = 0;
        if (next === 'idle' && !woken && !stopped) await pause(pauseMs);
      } catch (error) {
        failures += 1;
        log.warn({ err: error as Error, step: name, attempt: failures }, 'upkeep step failed, will try again');
        if (!stopped) await pause(Math.min(250 * 2 ** failures, 15_000));
      }
    }
  })();

  return {
    wake: () => {
      woken = true;
      if (failures === 0) wakeUp();
    },
    stop: async () => {
      stopped = true;
      wakeUp();
      await loop;
    },
  };
}
