import type { DashboardData } from './use-dashboard';

export const AMOUNTS = ['revenueMinor', 'costMinor', 'marginMinor'] as const;
export type Amount = (typeof AMOUNTS)[number];

/** The amounts that the role sees; it sees the same of every sum and bucket. */
export function amountsIn(figures: Pick<DashboardData['total'], Amount>): (readonly [Amount, number])[] {
  return AMOUNTS.flatMap((name) => {
    const minor = figures[name];
    return minor === null ? [] : [[name, minor] as const];
  });
}
