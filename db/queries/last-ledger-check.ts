import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

export interface LedgerCheck {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly postings: number;
  readonly violations: readonly { readonly violation: string; readonly count: number }[];
}

const TEXT = 'select started_at, ended_at, postings, violations from ledger_check order by started_at desc limit 1';

/** What the last check of the books found; null before the first. */
export function lastLedgerCheck(sql: Queryable): Promise<LedgerCheck | null> {
  return readRow<LedgerCheck>(sql, { name: 'last-ledger-check', text: TEXT });
}
