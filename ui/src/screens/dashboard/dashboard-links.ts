import type { HistoryState } from 'vue-router';
import type { FilterGroup, FilterRule } from '#api/contract/listing/filter';
import { under } from '#ui/lists/under';
import type { DashboardFilter } from './dashboard-range';
import type { DashboardData } from './use-dashboard';

/** The leads behind a figure, as a filter of the lead list. */
export function leadsBehind(
  data: Pick<DashboardData, 'buckets'>,
  filter: DashboardFilter,
  ...rules: readonly FilterRule[]
): { path: string; state: HistoryState } {
  const first = data.buckets[0];
  const last = data.buckets.at(-1);
  const ids = (column: string, values: readonly string[]): FilterRule[] =>
    values.length > 0 ? [{ column, is: 'any-of', value: [...values] }] : [];
  const group: FilterGroup = {
    join: 'and',
    items: [
      ...(first && last
        ? [
            { column: 'receivedAt', is: 'after' as const, value: first.start },
            { column: 'receivedAt', is: 'before' as const, value: last.end },
          ]
        : []),
      { column: 'test', is: 'is', value: false },
      ...ids('leadType', filter.leadTypeIds),
      ...ids('source', filter.sourceIds),
      ...ids('campaign', filter.campaignIds),
      ...ids('buyers', filter.buyerIds),
      ...rules,
    ],
  };
  return { path: '/leads', ...under(group) };
}

/** Rules that tell the leads of one kind of figure. */
export const RULES = {
  received: [],
  accepted: [{ column: 'outcome', is: 'none-of', value: ['rejected', 'invalid', 'qc'] }],
  delivered: [{ column: 'outcome', is: 'any-of', value: ['sold'] }],
  rejected: [{ column: 'outcome', is: 'any-of', value: ['rejected', 'invalid'] }],
  waiting: [{ column: 'stage', is: 'any-of', value: ['qc'] }],
} satisfies Record<string, readonly FilterRule[]>;
export type FigureKind = keyof typeof RULES;
export const rulesOf = (kind: FigureKind): readonly FilterRule[] => RULES[kind];
