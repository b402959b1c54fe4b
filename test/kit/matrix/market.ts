import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { createAppUser } from '#db/factories/create-app-user';
import { createBuyer } from '#db/factories/create-buyer';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType, SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import { createRole } from '#db/factories/create-role';
import { createSource } from '#db/factories/create-source';
import { insertRow } from '#db/factories/insert-row';
import { LeadForm } from '#db/entities/lead-form.entity';
import { newId } from '#db/new-id';
import { leadTypeDocumentSchema, type LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { leadFormDocumentSchema } from '#domain/lead/lead-form.schema';

/** One of everything, all of it belonging together and every text of it bearing `mark`. */
export interface MatrixMarket {
  readonly mark: string;
  readonly leadTypeId: string;
  readonly sourceId: string;
  readonly campaignId: string;
  readonly leadFormId: string;
  readonly buyerId: string;
  readonly methodId: string;
  readonly accountId: string;
  readonly leadId: string;
  readonly deliveryId: string;
  readonly returnId: string;
  readonly fileId: string;
  readonly credentialId: string;
  readonly userId: string;
  readonly roleId: string;
  readonly viewId: string;
  readonly sessionId: string;
  readonly passkeyId: string;
  /** A person's leads that the market's own user looked for. */
  readonly erasureId: string;
  /** Something new that goes by this market's mark. */
  name(): string;
}

/** What a form of the small lead type must ask for. */
export const FORM_FIELDS = ['FirstName', 'LastName', 'Email', 'Phone'].map((field) => ({ field }));

/** The small lead type with one more field that lists may show. */
const withMarkedField = (label: string): LeadTypeDocument =>
  leadTypeDocumentSchema.parse({
    ...SMALL_LEAD_TYPE,
    fields: [...SMALL_LEAD_TYPE.fields, { name: 'Marked', label, kind: 'text', showOn: ['list'] }],
  });

let count = 0;

/** Writes a market. A lead of it is sold to its buyer and returned, so that it shows in every list. */
export async function createMatrixMarket({ em }: MikroORM, pool: Pool, mark: string): Promise<MatrixMarket> {
  const name = (): string => `${mark} ${(count += 1)}`;
  const leadTypeId = (await createLeadType(em, { name: name(), document: withMarkedField(name()) })).id;
  const sourceId = (await createSource(em, { name: name() })).id;
  const campaignId = (
    await createCampaign(em, { name: name(), sourceId, leadTypeId, settings: { returnWindowDays: 7 } })
  ).id;
  const buyerId = (await createBuyer(em, { company: name() })).id;
  const methodId = (await createDeliveryMethod(em, { name: name(), buyerId, leadTypeId })).id;
  const accountId = (await createDeliveryAccount(em, { name: name(), buyerId, leadTypeId, deliveryMethodId: methodId }))
    .id;
  const roleId = (await createRole(em, { name: name() })).id;
  const userId = (await createAppUser(em, { name: name(), roleId })).id;
  const document = leadFormDocumentSchema.parse({ v: 1, title: name(), fields: FORM_FIELDS });
  const leadForm = await insertRow(em, LeadForm, {
    id: newId(),
    campaignId,
    slug: name()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-'),
    name: name(),
    document,
  });
  const market = {
    mark,
    leadTypeId,
    sourceId,
    campaignId,
    leadFormId: leadForm.id,
    buyerId,
    methodId,
    accountId,
    roleId,
    userId,
    name,
    leadId: newId(),
    deliveryId: newId(),
    returnId: newId(),
    fileId: newId(),
    credentialId: newId(),
    viewId: newId(),
    sessionId: newId(),
    passkeyId: newId(),
    erasureId: newId(),
  };
  await writeRuntime(pool, market);
  return market;
}

/** The lead of `market` was sold to another market's buyer as well, who was asked for a bid before: nobody limited to the first buyer hears of it. */
export async function sellToRival(pool: Pool, { leadId }: MatrixMarket, rival: MatrixMarket): Promise<string> {
  const deliveryId = newId();
  await pool.query('update lead set max_deliveries = 2 where id = $1', [leadId]);
  await pool.query(
    `insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency, reference, decided_at)
     values ($1, $2, $3, $4, $5, 'accepted', false, 9900, 'USD', $6, now())`,
    [deliveryId, leadId, rival.accountId, rival.buyerId, rival.methodId, rival.mark],
  );
  await pool.query(
    `insert into delivery_attempt (id, delivery_id, number, state, request, response) values ($1, $2, 1, 'accepted', $3, $3)`,
    [newId(), deliveryId, { body: rival.mark }],
  );
  await pool.query(
    `insert into ping (id, lead_id, plan_number, account_id, method_id, state, bid_minor, request) values ($1, $2, 1, $3, $4, 'bid', 9900, $5)`,
    [newId(), leadId, rival.accountId, rival.methodId, { body: rival.mark }],
  );
  await pool.query(
    `insert into lead_return (id, delivery_id, reason_code, note, requested_by) values ($1, $2, 'wrong-number', $3, 'system')`,
    [newId(), deliveryId, rival.mark],
  );
  return deliveryId;
}

async function writeRuntime(pool: Pool, market: MatrixMarket): Promise<void> {
  const { leadId, mark, name } = market;
  const insert = (text: string, ...values: unknown[]): Promise<unknown> => pool.query(text, values);
  await insert(
    `insert into lead (id, lead_type_id, source_id, campaign_id, stage, outcome, fields, first_name, last_name, email, closed_at, decided_at, qc)
     values ($1::uuid, $2, $3, $4, 'closed', 'sold', $5, $6, 'Lead', $1::uuid::text || '@example.com', now(), now(), '{"entered": true}')`,
    leadId,
    market.leadTypeId,
    market.sourceId,
    market.campaignId,
    { FirstName: mark, LastName: 'Lead', Email: `${leadId}@example.com`, Phone: '+15125550123' },
    mark,
  );
  await insert(
    `insert into lead_insert_request (lead_id, content_type, body, remote_ip) values ($1, 'application/json', $2, '192.0.2.1')`,
    leadId,
    Buffer.from(mark),
  );
  await insert(
    `insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency, decided_at)
     values ($1, $2, $3, $4, $5, 'accepted', false, 2500, 'USD', now())`,
    market.deliveryId,
    leadId,
    market.accountId,
    market.buyerId,
    market.methodId,
  );
  await insert(
    `insert into lead_return (id, delivery_id, reason_code, note, requested_by) values ($1, $2, 'wrong-number', $3, 'system')`,
    market.returnId,
    market.deliveryId,
    mark,
  );
  await insert(
    `with posted as (insert into ledger_transaction (id, kind, subject_id, lead_id) values ($1, 'sale', $2, $3) returning id)
     insert into ledger_entry (transaction_id, account, amount_minor, currency) select id, account, amount, 'USD' from posted, (values ('buyer-receivable:' || $4::text, 2500), ('revenue', -2500)) as side (account, amount)`,
    newId(),
    market.deliveryId,
    leadId,
    market.buyerId,
  );
  const waiting = newId();
  await insert(
    `insert into lead (id, lead_type_id, source_id, campaign_id, stage, first_name, qc) values ($1, $2, $3, $4, 'qc', $5, '{"entered": true}')`,
    waiting,
    market.leadTypeId,
    market.sourceId,
    market.campaignId,
    mark,
  );
  await insert(
    `insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency) values ($1, $2, $3, $4, $5, 'retrying', false, 2500, 'USD')`,
    newId(),
    waiting,
    market.accountId,
    market.buyerId,
    market.methodId,
  );
  await insert(
    `insert into lead_note (id, lead_id, author, text) values ($1, $2, 'system', $3)`,
    newId(),
    leadId,
    mark,
  );
  await insert(
    `insert into lead_file (id, lead_id, name, media_type, size_bytes, content, uploaded_by) values ($1, $2, $3, 'text/plain', 3, 'abc', 'system')`,
    market.fileId,
    leadId,
    `${mark}.txt`,
  );
  await insert(
    `insert into api_credential (id, client_id, secret_hash, scopes, source_id, name) values ($1, $2, '', '{receiver}', $3, $4)`,
    market.credentialId,
    market.credentialId,
    market.sourceId,
    name(),
  );
  await insert(
    `insert into saved_view (id, list, name, user_id, document) values ($1, 'leads', $2, $3, '{}')`,
    market.viewId,
    name(),
    market.userId,
  );
  await insert(
    `insert into user_session (id, token_hash, user_id, address, expires_at) values ($1, $2, $3, '192.0.2.1', now() + interval '1 hour')`,
    market.sessionId,
    Buffer.from(market.sessionId),
    market.userId,
  );
  await insert(
    `insert into passkey (id, user_id, credential_id, public_key, counter, multi_device, backed_up, name) values ($1, $2, $3, '', 0, false, false, $4)`,
    market.passkeyId,
    market.userId,
    Buffer.from(market.passkeyId),
    name(),
  );
  await insert(
    `insert into audit_look (id, actor, action, entity, entity_id, count) values ($1::uuid, $2, 'search', 'erasure_request', $1::uuid, 1)`,
    market.erasureId,
    `user:${market.userId}`,
  );
}
