import type { List } from './list';

/** A list without the columns of a side of the money that somebody does not see; margin tells of both sides. */
export function withMoneyInSight(
  list: List,
  { cost, revenue }: { readonly cost: boolean; readonly revenue: boolean },
): List {
  const seen = { cost, revenue, margin: cost && revenue };
  return { ...list, columns: list.columns.filter(({ money }) => money === undefined || seen[money]) };
}
