import type { Pool } from 'pg';
import type { z } from 'zod';
import type { Rule } from '#db/listing/filter-tree';
import { readPage } from '#db/listing/read-list';
import { LEAD_SUMMARY, leadSummaries } from '#db/lists/lead-summaries';
import type { DataScope } from '#db/scope/data-scope';
import { moneyInSight, ofSide } from '#db/scope/money-scope';
import type { listLeadsEndpoint } from '#api/contract/leads';

type Asked = z.output<NonNullable<(typeof listLeadsEndpoint)['query']>>;
type Answer = z.output<(typeof listLeadsEndpoint)['responses'][200]>;

/** A page of the leads somebody sees, newest first, without the amounts they do not see. Deleted leads are left out unless asked for. */
export async function listLeads(pool: Pool, { limit, cursor, ...asked }: Asked, sees: DataScope): Promise<Answer> {
  const items = rulesOf(asked);
  const page = await readPage(
    pool,
    {
      list: 'lead-summaries',
      columns: LEAD_SUMMARY,
      source: leadSummaries,
      sees,
      filter: items.length === 0 ? undefined : { join: 'and', items },
      sort: [{ column: 'receivedAt', descending: true }],
      cursor,
    },
    limit,
  );
  const { cost, revenue } = moneyInSight(sees);
  const leads = page.items as unknown as Answer['items'];
  return {
    next: page.next,
    items: leads.map((lead) => ({
      ...lead,
      priceMinor: ofSide(cost, lead.priceMinor),
      costMinor: ofSide(cost, lead.costMinor),
      revenueMinor: ofSide(revenue, lead.revenueMinor),
    })),
  };
}

function rulesOf({ receivedFrom, receivedBefore, includeDeleted, ...equal }: Omit<Asked, 'limit' | 'cursor'>): Rule[] {
  const rules: Rule[] = Object.entries(equal).flatMap(([column, value]) =>
    value === undefined ? [] : [{ column, is: 'is', value }],
  );
  if (receivedFrom !== undefined) rules.push({ column: 'receivedAt', is: 'after', value: receivedFrom });
  if (receivedBefore !== undefined) rules.push({ column: 'receivedAt', is: 'before', value: receivedBefore });
  // Whoever asks about it, sees both kinds.
  if (includeDeleted === 'true') rules.push({ column: 'deleted', is: 'not-empty' });
  return rules;
}
