import type { Queryable } from '../pool';

/** Who was asked in a round and what counts of the answer, in minor units (null = no bid), by account. */
export async function loadBids(
  sql: Queryable,
  leadId: string,
  planNumber: number,
): Promise<ReadonlyMap<string, number | null>> {
  const { rows } = await sql.query<{ account_id: string; bid_minor: number | null }>({
    name: 'load-bids',
    text: 'select account_id, bid_minor from ping where lead_id = $1 and plan_number = $2',
    values: [leadId, planNumber],
  });
  return new Map(rows.map((row) => [row.account_id, row.bid_minor]));
}
