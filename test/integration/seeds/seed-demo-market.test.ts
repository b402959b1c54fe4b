import { DEMO_MARKET, seedDemoMarket } from '#db/seeds/seed-demo-market';
import { initOrm } from '#db/orm';
import { marketContext, writeMarket } from '#db/seeds/write-market';
import { createSecretBox } from '#db/secrets/secret-box';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const KEY = '5a'.repeat(32);
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
}, 60_000);
afterAll(() => database.drop());

const count = async (table: string): Promise<number> =>
  Number((await database.pool.query<{ n: string }>(`select count(*) n from ${table}`)).rows[0]?.n);

describe('seedDemoMarket', () => {
  it('writes the whole market once and says the same the second time', async () => {
    const first = await seedDemoMarket(database.url, KEY);
    const second = await seedDemoMarket(database.url, KEY);
    expect(first).toMatchObject({ seeded: true });
    expect(second).toEqual({ ...first, seeded: false });
    expect(first?.receivers).toHaveLength(DEMO_MARKET.campaigns.length);
    expect([await count('lead_type'), await count('source'), await count('buyer'), await count('campaign')]).toEqual([
      3, 5, 13, 8,
    ]);
    expect(await count('delivery_account')).toBe(20);
    expect(await count('config_version')).toBe(
      (await count('lead_type')) +
        5 +
        13 +
        8 +
        3 +
        2 +
        (await count('delivery_account')) +
        (await count('delivery_method')),
    );
  });

  it('gives every receiver the proof its campaign asks for', async () => {
    const receivers = (await seedDemoMarket(database.url, KEY))?.receivers ?? [];
    expect(receivers[0]).toEqual({
      key: 'solar-web',
      campaign: 'Solar web form',
      source: 'Bright Leads',
      leadType: 'solar',
      lid: expect.any(Number) as number,
      vid: expect.any(Number) as number,
      aid: expect.any(Number) as number,
    });
    expect(receivers.filter((receiver) => receiver.clientSecret).map((receiver) => receiver.clientId)).toEqual([
      'demo-rate-finder',
    ]);
    expect(receivers.filter((receiver) => receiver.password).map((receiver) => receiver.key)).toEqual(['auto-quotes']);
    expect(await count(`campaign where (password_hash is not null) = (name = 'Car insurance quotes')`)).toBe(8);
  });

  it('goes on where it was cut off, and never again once it was complete', async () => {
    const other = await createTestDatabase();
    const orm = await initOrm(other.url);
    await writeMarket(marketContext(orm.em, createSecretBox(KEY), 'demo'), {
      ...DEMO_MARKET,
      campaigns: [],
      buyers: DEMO_MARKET.buyers.slice(0, 4),
    });
    await orm.close();
    expect(await seedDemoMarket(other.url, KEY)).toMatchObject({ seeded: true });
    const accounts = async (): Promise<number> =>
      (await other.pool.query('select 1 from delivery_account')).rows.length;
    expect(await accounts()).toBe(20);
    await other.pool.query('delete from delivery_account');
    expect(await seedDemoMarket(other.url, KEY)).toMatchObject({ seeded: false });
    expect(await accounts()).toBe(0);
    await other.drop();
  });

  it('keeps away from an installation with lead types of its own', async () => {
    const other = await createTestDatabase();
    await other.pool.query(
      `insert into lead_type (id, name, document) values ('00000000-0000-4000-8000-000000000001', 'Mine', '{"v":1,"fields":[],"returnReasons":[]}')`,
    );
    expect(await seedDemoMarket(other.url, KEY)).toBeNull();
    await other.drop();
  });
});

describe('the demo market', () => {
  it('has three buyers or more for every lead type, each reached by the portal', () => {
    for (const leadType of DEMO_MARKET.leadTypes) {
      expect(leadTypeDocumentSchema.safeParse(leadType.document).success).toBe(true);
      const buyers = DEMO_MARKET.buyers.filter((buyer) =>
        buyer.methods.some((method) => method.leadType === leadType.key),
      );
      expect(buyers.length).toBeGreaterThanOrEqual(3);
      expect(buyers.flatMap((buyer) => buyer.methods).every((method) => method.channel === undefined)).toBe(true);
    }
  });

  it('names only fields its lead types have', () => {
    const fieldsOf = (key: string): string[] =>
      DEMO_MARKET.leadTypes.find((type) => type.key === key)?.document.fields.map((definition) => definition.name) ??
      [];
    const named = (criteria: unknown): string[] =>
      [...JSON.stringify(criteria ?? {}).matchAll(/"field":"(\w+)/g)].map((match) => match[1] ?? '');
    for (const campaign of DEMO_MARKET.campaigns)
      expect(fieldsOf(campaign.leadType)).toEqual(expect.arrayContaining(named(campaign.criteria)));
    for (const buyer of DEMO_MARKET.buyers) {
      for (const account of buyer.accounts) {
        const method = buyer.methods.find((candidate) => candidate.key === account.method);
        expect(fieldsOf(method?.leadType ?? '')).toEqual(expect.arrayContaining(named(account.criteria)));
      }
    }
  });
});
