import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import type { DataScope } from '../scope/data-scope';
import { campaignScope } from '../scope/entity-scopes';
import type { CampaignStatus } from '#domain/words/market';

export interface EntryCampaignRow {
  readonly id: string;
  readonly name: string;
  readonly sourceName: string;
  readonly leadTypeId: string;
  readonly leadTypeName: string;
  readonly status: CampaignStatus;
  readonly priceMinor: number;
  readonly currency: string;
}

/** Campaigns that take leads without a ping, as far as somebody sees them; only the one named, when one is. */
export async function listEntryCampaignRows(
  sql: Queryable,
  sees: DataScope,
  id?: string,
): Promise<readonly EntryCampaignRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    `campaign.intake_channel = 'web'`,
    ...(id === undefined ? [] : [`campaign.id = ${bind(id)}`]),
    ...campaignScope(sees, bind, 'campaign'),
  ];
  return readRows<EntryCampaignRow>(sql, {
    text: `select campaign.id, campaign.name, source.name as source_name, lead_type.id as lead_type_id, lead_type.name as lead_type_name, campaign.status,
             campaign.price_minor, installation.currency
           from campaign join source on source.id = campaign.source_id join lead_type on lead_type.id = campaign.lead_type_id cross join installation
           where ${conditions.join(' and ')} order by source.name, campaign.name limit 1000`,
    values,
  });
}
