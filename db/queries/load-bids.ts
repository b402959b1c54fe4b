import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/** Who was asked in a round and what counts of the answer, in minor units (null = no bid), by account. */
export async function loadBids(
  sql: Queryable,
  leadId: string,
  planNumber: number,
): Promise<ReadonlyMap<string, number | null>> {
  const rows = await readRows<{ accountId: string; bidMinor: number | null }>(sql, {
    name: 'load-bids',
    text: 'select account_id, bid_minor from ping where lead_id = $1 and plan_number = $2',
    values: [leadId, planNumber],
  });
  return new Map(rows.map((row) => [row.accountId, row.bidMinor]));
}
