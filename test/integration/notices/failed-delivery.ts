import type { Pool } from 'pg';
import { newId } from '#db/new-id';

export const LEAD_CANARIES = ['Zebulon', 'Canary-Quist', 'zebulon@canary.test', '5125550199'];

export interface FailedDelivery {
  readonly leadId: string;
  readonly deliveryId: string;
  readonly userId: string;
}
export interface Recipient {
  readonly email?: string;
  readonly phone?: string | null;
  readonly channels?: { readonly email: boolean; readonly sms: boolean };
  readonly company?: string;
}

/** One lead whose delivery failed, with one person to be told; every call makes its own rows. */
export async function insertFailedDelivery(pool: Pool, recipient: Recipient = {}): Promise<FailedDelivery> {
  const id = {
    type: newId(),
    source: newId(),
    campaign: newId(),
    buyer: newId(),
    method: newId(),
    account: newId(),
    user: newId(),
    lead: newId(),
    delivery: newId(),
  };
  const channels = recipient.channels ?? { email: true, sms: false };
  const document = { v: 1, fields: [{ name: 'FirstName', label: 'First', kind: 'text' }], returnReasons: [] };
  const run = (sql: string, values: unknown[]): Promise<unknown> => pool.query(sql, values);
  await run('insert into lead_type (id, name, document) values ($1, $2, $3)', [id.type, `type ${id.type}`, document]);
  await run('insert into source (id, name) values ($1, $2)', [id.source, 'A source']);
  await run('insert into campaign (id, source_id, lead_type_id, name) values ($1, $2, $3, $4)', [
    id.campaign,
    id.source,
    id.type,
    'A campaign',
  ]);
  await run('insert into buyer (id, company, time_zone) values ($1, $2, $3)', [
    id.buyer,
    recipient.company ?? 'Sunny Roofs',
    'America/Chicago',
  ]);
  await run('insert into app_user (id, name, email, phone) values ($1, $2, $3, $4)', [
    id.user,
    'An operator',
    recipient.email ?? `${id.user}@operators.test`,
    recipient.phone === undefined ? '+15125550100' : recipient.phone,
  ]);
  await run(
    'insert into delivery_method (id, buyer_id, lead_type_id, name, channel, notifications) values ($1, $2, $3, $4, $5, $6)',
    [id.method, id.buyer, id.type, 'Main webhook', 'webhook', { userIds: [id.user], ...channels }],
  );
  await run(
    'insert into delivery_account (id, buyer_id, lead_type_id, delivery_method_id, name) values ($1, $2, $3, $4, $5)',
    [id.account, id.buyer, id.type, id.method, 'An account'],
  );
  await run(
    'insert into lead (id, lead_type_id, source_id, campaign_id, first_name, last_name, email, phone) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [id.lead, id.type, id.source, id.campaign, ...LEAD_CANARIES],
  );
  await run(
    `insert into delivery (id, lead_id, account_id, buyer_id, method_id, plan_number, origin, state, exclusive, price_minor, currency, reason, decided_at)
     values ($1, $2, $3, $4, $5, 1, 'automation', 'failed', true, 1000, 'USD', $6, now())`,
    [
      id.delivery,
      id.lead,
      id.account,
      id.buyer,
      id.method,
      { code: 'http-500', message: `answered 500 for ${LEAD_CANARIES[0]}` },
    ],
  );
  return { leadId: id.lead, deliveryId: id.delivery, userId: id.user };
}

export interface NoticeRow {
  readonly state: string;
  readonly channel: string;
  readonly attempts: number;
  readonly error_code: string | null;
}

export async function noticesOf(pool: Pool, deliveryId: string): Promise<NoticeRow[]> {
  const { rows } = await pool.query<NoticeRow>(
    'select state, channel, attempts, error_code from notice where delivery_id = $1 order by channel',
    [deliveryId],
  );
  return rows;
}
