import type { MikroORM } from '@mikro-orm/postgresql';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createSource } from '#db/factories/create-source';
import { newId } from '#db/new-id';
import { initOrm } from '#db/orm';
import { inTransaction } from '#db/pool';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { insert, insertDelivery, insertLead, type CampaignKey } from './insert-rows';

const CHECK = { code: '23514' };
const UNIQUE = { code: '23505' };
const FOREIGN = { code: '23503' };
const APPEND_ONLY = { code: '23001' };

describe('constraints', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let campaign: CampaignKey;
  let leadId: string;
  let account: { id: string; buyerId: string; deliveryMethodId: string };
  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await initOrm(database.url);
    campaign = await createCampaign(orm.em.fork());
    account = await createDeliveryAccount(orm.em.fork(), { leadTypeId: campaign.leadTypeId });
    leadId = await insertLead(database.pool, campaign);
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  const post = (entries: [account: string, amount: number, currency: string][]): Promise<void> =>
    inTransaction(database.pool, async (client) => {
      const id = newId();
      await insert(client, 'ledger_transaction', { id, kind: 'sale', subject_id: newId(), lead_id: leadId });
      for (const [name, amount, currency] of entries) {
        await insert(client, 'ledger_entry', { transaction_id: id, account: name, amount_minor: amount, currency });
      }
    });
  const receivable = `buyer-receivable:${newId()}`;

  test('a balanced ledger transaction is booked, each currency for itself', async () => {
    await post([
      [receivable, 2500, 'USD'],
      ['revenue', -2500, 'USD'],
    ]);
    await post([
      [receivable, 100, 'USD'],
      ['revenue', -100, 'USD'],
      [receivable, 7, 'CAD'],
      ['revenue', -7, 'CAD'],
    ]);
    const { rows } = await database.pool.query(
      'select sum(amount_minor)::bigint as total, count(*) as entries from ledger_entry',
    );
    expect(rows).toEqual([{ total: 0, entries: 6 }]);
  });

  test.each<[string, [string, number, string][]]>([
    [
      'that does not sum to zero',
      [
        [receivable, 2500, 'USD'],
        ['revenue', -2400, 'USD'],
      ],
    ],
    [
      'that sums to zero only across currencies',
      [
        [receivable, 2500, 'USD'],
        ['revenue', -2500, 'CAD'],
      ],
    ],
    ['of one entry of nothing', [['revenue', 0, 'USD']]],
    ['without entries', []],
    [
      'on an unknown account',
      [
        ['pocket', 2500, 'USD'],
        ['revenue', -2500, 'USD'],
      ],
    ],
  ])('a ledger transaction %s is refused', async (_, entries) => {
    await expect(post(entries)).rejects.toMatchObject(CHECK);
  });

  test('an entry that would unbalance a booked transaction later is refused', async () => {
    const { rows } = await database.pool.query<{ id: string }>('select id from ledger_transaction limit 1');
    await expect(
      insert(database.pool, 'ledger_entry', {
        transaction_id: rows[0]?.id,
        account: 'revenue',
        amount_minor: -1,
        currency: 'USD',
      }),
    ).rejects.toMatchObject(CHECK);
  });

  test.each(['ledger_entry', 'ledger_transaction', 'config_version'])('%s is append only', async (table) => {
    await expect(database.pool.query(`update ${table} set created_at = now()`)).rejects.toMatchObject(APPEND_ONLY);
    await expect(database.pool.query(`delete from ${table}`)).rejects.toMatchObject(APPEND_ONLY);
    await expect(database.pool.query(`truncate ${table} cascade`)).rejects.toMatchObject(APPEND_ONLY);
  });

  test('the same sale cannot be posted twice', async () => {
    const subject = newId();
    const again = () =>
      inTransaction(database.pool, async (client) => {
        const id = newId();
        await insert(client, 'ledger_transaction', { id, kind: 'sale', subject_id: subject, lead_id: leadId });
        await insert(client, 'ledger_entry', {
          transaction_id: id,
          account: receivable,
          amount_minor: 5,
          currency: 'USD',
        });
        await insert(client, 'ledger_entry', {
          transaction_id: id,
          account: 'revenue',
          amount_minor: -5,
          currency: 'USD',
        });
      });
    await again();
    await expect(again()).rejects.toMatchObject(UNIQUE);
  });

  test('an account holds a lead once at a time, and again when it gave it up', async () => {
    const lead = await insertLead(database.pool, campaign);
    await insertDelivery(database.pool, lead, account, { state: 'failed' });
    const held = await insertDelivery(database.pool, lead, account);
    await expect(insertDelivery(database.pool, lead, account)).rejects.toMatchObject(UNIQUE);
    await database.pool.query(`update delivery set state = 'returned' where id = $1`, [held]);
    await insertDelivery(database.pool, lead, account, { state: 'accepted' });
  });

  test('automation never has two exclusive deliveries of a lead in hand; an operator may', async () => {
    const other = await createDeliveryAccount(orm.em.fork(), { leadTypeId: campaign.leadTypeId });
    const lead = await insertLead(database.pool, campaign);
    await insertDelivery(database.pool, lead, account, { exclusive: true });
    await expect(insertDelivery(database.pool, lead, other, { exclusive: true })).rejects.toMatchObject(UNIQUE);
    await insertDelivery(database.pool, lead, other, { exclusive: true, origin: 'send-to' });
  });

  test("a delivery names its account's own buyer", async () => {
    const stranger = await createDeliveryAccount(orm.em.fork(), { leadTypeId: campaign.leadTypeId });
    const mixed = { ...account, buyerId: stranger.buyerId, id: account.id, deliveryMethodId: account.deliveryMethodId };
    await expect(insertDelivery(database.pool, await insertLead(database.pool, campaign), mixed)).rejects.toMatchObject(
      FOREIGN,
    );
  });

  test("a lead names its campaign's own source", async () => {
    const stranger = await createSource(orm.em.fork());
    await expect(insertLead(database.pool, { ...campaign, sourceId: stranger.id })).rejects.toMatchObject(FOREIGN);
  });

  test.each([
    ['an unknown stage', { stage: 'lost' }],
    ['an unknown outcome', { outcome: 'given-away' }],
    ['negative slots', { slots_taken: -1 }],
    ['a negative price', { price_minor: -1 }],
    ['an unknown mode', { mode: 'batch' }],
  ])('a lead with %s is refused', async (_, given) => {
    await expect(insertLead(database.pool, campaign, given)).rejects.toMatchObject(CHECK);
  });

  test('a cap counter cannot go below zero', async () => {
    const row = { scope: 'account', scope_id: account.id, cap_window: 'day', starts_at: new Date(0), used: -1 };
    await expect(insert(database.pool, 'cap_window', row)).rejects.toMatchObject(CHECK);
  });

  test('a delivery is returned once, unless the first request was denied', async () => {
    const delivery = await insertDelivery(database.pool, await insertLead(database.pool, campaign), account, {
      state: 'accepted',
    });
    const request = (given: object) =>
      insert(database.pool, 'lead_return', {
        id: newId(),
        delivery_id: delivery,
        reason_code: 'wrong-number',
        requested_by: 'user:1',
        ...given,
      });
    await request({ state: 'denied', decided_by: 'user:2', decided_at: new Date() });
    await request({});
    await expect(request({})).rejects.toMatchObject(UNIQUE);
  });
});
