export interface FlightWindow {
  readonly inFlight: number;
  readonly seconds: number;
  /** Seconds at the beginning that do not count. */
  readonly rampSeconds: number;
}
export interface Flow {
  readonly perSecond: number;
  readonly done: number;
  /** Median milliseconds from start to end of one piece of work. */
  readonly medianMs: number;
}

/** Keeps so many pieces of work under way at once and counts those that end inside the window. */
export async function keepInFlight(
  { inFlight, seconds, rampSeconds }: FlightWindow,
  work: () => Promise<void>,
): Promise<Flow> {
  const from = performance.now() + rampSeconds * 1000;
  const until = from + (seconds - rampSeconds) * 1000;
  const times: number[] = [];
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      const started = performance.now();
      await work();
      const ended = performance.now();
      done += 1;
      if (ended >= from && ended < until) times.push(ended - started);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  times.sort((a, b) => a - b);
  return { perSecond: times.length / (seconds - rampSeconds), done, medianMs: times[times.length >> 1] ?? Number.NaN };
}
