import { keepsFromEarlierBuyers, type PlannedLead, type PlannedMarket } from '#domain/distribution/gather-facts';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';

/** The buyers that have, had or may have the lead this one repeats; nobody, and nothing is read, where its campaign does not ask. */
export async function loadEarlierBuyers(
  sql: Queryable,
  lead: Pick<PlannedLead, 'duplicateOf'>,
  campaign: PlannedMarket['campaign'],
): Promise<ReadonlySet<string>> {
  if (!keepsFromEarlierBuyers(lead, campaign)) return new Set();
  const rows = await readRows<{ buyerId: string }>(sql, {
    name: 'load-buyers-of-lead',
    text: `select distinct buyer_id from delivery where lead_id = $1 and state in ('accepted', 'unknown', 'returned')`,
    values: [lead.duplicateOf],
  });
  return new Set(rows.map((row) => row.buyerId));
}
