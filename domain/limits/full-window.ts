import { CAP_WINDOWS, type CapWindow, type QuantityLimits } from './limits.schema';

/** The first window, smallest first, whose limit is used up; null when one more lead fits. A limit of 0 is always used up. */
export function fullWindow(limits: QuantityLimits, used: Readonly<Record<CapWindow, number>>): CapWindow | null {
  for (const window of CAP_WINDOWS) {
    const limit = limits[window];
    if (limit !== undefined && used[window] >= limit) return window;
  }
  return null;
}
