import type { Pool } from 'pg';
import { moneyDifferences, moneyViews, type MoneyHttp } from '#test/kit/scenario/compare-money';
import type { Views } from './figures';

const NAMES = ['list', 'export', 'dashboard', 'ledger'] as const;
const DAYS = 2;

/** What the screens of an operator say of the money of these sources. */
export async function readViews(http: MoneyHttp, pool: Pool, sourceIds: readonly string[]): Promise<Views> {
  const differences: string[] = [];
  const totals = NAMES.map((view) => ({ view, revenue: 0, cost: 0 }));
  for (const sourceId of sourceIds) {
    differences.push(...(await moneyDifferences(pool, sourceId, DAYS, http)));
    const said = await moneyViews(http, sourceId, DAYS);
    for (const sum of totals) {
      sum.revenue += said[sum.view].revenue;
      sum.cost += said[sum.view].cost;
    }
  }
  return { totals, differences };
}
