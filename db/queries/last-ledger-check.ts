import type { Queryable } from '../pool';

export interface LedgerCheck {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly postings: number;
  readonly violations: readonly { readonly violation: string; readonly count: number }[];
}

const TEXT =
  'select started_at as "startedAt", ended_at as "endedAt", postings, violations from ledger_check order by started_at desc limit 1';

/** What the last check of the books found; null before the first. */
export async function lastLedgerCheck(sql: Queryable): Promise<LedgerCheck | null> {
  const { rows } = await sql.query<LedgerCheck>({ name: 'last-ledger-check', text: TEXT });
  return rows[0] ?? null;
}
