import type { RenderFacts } from '#domain/mapping/render-facts';
import { readRow } from '#db/read-rows';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { BugError } from '#domain/kernel/errors';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { ActivityDeps } from '../kit/deps';

/** What one send to one account is made of; the delivery's own id and price are added when they are known. */
export interface DeliveryFacts {
  readonly account: AccountRecord;
  readonly currency: string;
  /** The sale whose place this one takes: its round is a reassignment. */
  readonly replaces: string | null;
  readonly render: Omit<RenderFacts, 'deliveryId' | 'price'>;
}

interface Row {
  leadTypeId: string;
  campaignId: string;
  fields: LeadFields;
  receivedAt: number;
  at: number;
  test: boolean;
  currency: string;
  grade: string | null;
  reference: string | null;
  replaces: string | null;
}

export async function loadDeliveryFacts(
  deps: ActivityDeps,
  leadId: string,
  accountId: string,
  planNumber: number,
): Promise<DeliveryFacts> {
  const row = await readRow<Row>(deps.pool, {
    name: 'load-delivery-facts',
    text: `select lead.lead_type_id, lead.campaign_id, lead.fields, lead.received_at, lead.test, lead.currency, lead.grade, ping.reference,
             lead_plan.replaces, coalesce(lead_plan.made_at, lead.received_at) as at
           from lead left join lead_plan on lead_plan.lead_id = lead.id and lead_plan.number = $3
             left join ping on ping.lead_id = lead.id and ping.account_id = $2 and ping.plan_number = $3
           where lead.id = $1`,
    values: [leadId, accountId, planNumber],
  });
  if (!row) throw new BugError('lead-missing', 'A lead is not in the book of record.', { leadId });
  const [routing, campaign] = await Promise.all([
    deps.routings.get(row.leadTypeId),
    deps.campaigns.get(row.campaignId),
  ]);
  const account = routing.accounts.get(accountId);
  if (!account)
    throw new BugError('account-missing', 'A delivery refers to an account that does not exist.', { accountId });
  return {
    account,
    currency: row.currency,
    replaces: row.replaces,
    render: {
      leadId,
      receivedAt: new Date(row.receivedAt).toISOString(),
      at: row.at,
      test: row.test,
      fields: row.fields,
      definitions: routing.definitions,
      currency: row.currency,
      pingReference: row.reference ?? undefined,
      sourceName: campaign.sourceName,
      campaignName: campaign.campaignName,
      grade: row.grade ?? undefined,
      zone: campaign.zone,
    },
  };
}
