import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

export interface CampaignKey {
  readonly id: string;
  readonly sourceId: string;
  readonly leadTypeId: string;
}

/** Inserts one row from column values; objects become JSON, other types as they are. */
export async function insert(sql: Queryable, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const values = Object.values(row).map((value) =>
    typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
      ? JSON.stringify(value)
      : value,
  );
  await sql.query(`insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`, values);
}

export async function insertLead(
  sql: Queryable,
  campaign: CampaignKey,
  given: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await insert(sql, 'lead', {
    id,
    campaign_id: campaign.id,
    source_id: campaign.sourceId,
    lead_type_id: campaign.leadTypeId,
    ...given,
  });
  return id;
}

export async function insertDelivery(
  sql: Queryable,
  leadId: string,
  account: { id: string; buyerId: string; deliveryMethodId: string },
  given: Record<string, unknown> = {},
): Promise<string> {
  const id = newId();
  await insert(sql, 'delivery', {
    id,
    lead_id: leadId,
    account_id: account.id,
    buyer_id: account.buyerId,
    method_id: account.deliveryMethodId,
    state: 'reserved',
    exclusive: false,
    price_minor: 2500,
    currency: 'USD',
    ...given,
  });
  return id;
}
