import { CAP_WINDOWS, type CapWindow, type QuantityLimits } from './limits.schema';
import { windowStarts } from './window-starts';

/** One window a delivery is counted in (`delivery.cap_windows`): what is given back is exactly what is listed here. */
export interface HeldWindow {
  readonly window: CapWindow;
  /** ISO time of the local window's start. */
  readonly start: string;
  /** The limit in force when it was counted; null = none. */
  readonly limit: number | null;
  /** Counted although limits were ignored (rescan, operator): the limit did not bind. */
  readonly ignored?: true;
}

/** All windows a lead counts in at `now`, always in the order hour, day, week, month: every booker locks them in this order. */
export function windowsToHold(
  now: number,
  zone: string,
  limits: QuantityLimits,
  ignore: boolean,
): readonly HeldWindow[] {
  const starts = windowStarts(now, zone);
  return CAP_WINDOWS.map((window) => ({
    window,
    start: new Date(starts[window]).toISOString(),
    limit: limits[window] ?? null,
    ...(ignore ? { ignored: true as const } : {}),
  }));
}

/** Windows as three parallel arrays for `unnest`: name, start, binding limit (null = never refuses). */
export function windowColumns(
  windows: readonly HeldWindow[],
): [names: string[], starts: string[], limits: (number | null)[]] {
  return [
    windows.map((held) => held.window),
    windows.map((held) => held.start),
    windows.map((held) => (held.ignored ? null : held.limit)),
  ];
}
