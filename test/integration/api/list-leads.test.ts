import type { MikroORM } from '@mikro-orm/postgresql';
import { createCampaign } from '#db/factories/create-campaign';
import type { CampaignEntity } from '#db/entities/campaign.entity';
import { initOrm } from '#db/orm';
import { listLeads } from '#api/leads/list-leads';
import { EVERYTHING } from '#api/http/principal';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { insertLead } from '../db/insert-rows';

describe('lead list', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  let first: CampaignEntity;
  let second: CampaignEntity;
  const names = new Map<string, string>();
  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await initOrm(database.url);
    first = await createCampaign(orm.em.fork(), { name: 'One' });
    second = await createCampaign(orm.em.fork(), { name: 'Two' });
    const day = (date: number) => new Date(Date.UTC(2026, 0, date));
    const add = async (name: string, campaign: CampaignEntity, given: Record<string, unknown>) =>
      void names.set(await insertLead(database.pool, campaign, given), name);
    await add('sold', first, { stage: 'closed', outcome: 'sold', received_at: day(1), email: 'Jane@Example.com' });
    await add('rejected', first, { stage: 'closed', outcome: 'rejected', received_at: day(2), phone: '5125550100' });
    await add('waiting', first, { stage: 'qc', received_at: day(3) });
    await add('fresh', second, { stage: 'received', received_at: day(4), email: 'john@example.com' });
    await add('deleted', second, { stage: 'closed', outcome: 'deleted', received_at: day(5), deleted_at: day(6) });
  });
  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  type Asked = Parameters<typeof listLeads>[1];
  type Filter = Omit<Asked, 'limit'>;
  const page = (asked: Asked): ReturnType<typeof listLeads> => listLeads(database.pool, asked, EVERYTHING);
  const list = async (filter: Filter): Promise<(string | undefined)[]> =>
    (await page({ ...filter, limit: 50 })).items.map((item) => names.get(item.id));

  test.each<[string, () => Filter, string[]]>([
    ['everything but deleted leads', () => ({}), ['fresh', 'waiting', 'rejected', 'sold']],
    ['deleted leads on request', () => ({ includeDeleted: 'true', outcome: 'deleted' }), ['deleted']],
    ['by stage', () => ({ stage: 'qc' }), ['waiting']],
    ['by closed stage', () => ({ stage: 'closed' }), ['rejected', 'sold']],
    ['by outcome', () => ({ outcome: 'sold' }), ['sold']],
    ['by campaign', () => ({ campaignId: second.id }), ['fresh']],
    ['by source', () => ({ sourceId: first.sourceId }), ['waiting', 'rejected', 'sold']],
    ['by lead type and outcome', () => ({ leadTypeId: first.leadTypeId, outcome: 'rejected' }), ['rejected']],
    [
      'by date, the end excluded',
      () => ({ receivedFrom: '2026-01-02T00:00:00Z', receivedBefore: '2026-01-04T00:00:00Z' }),
      ['waiting', 'rejected'],
    ],
    ['nothing', () => ({ outcome: 'held' }), []],
  ])('lists %s', async (_, filter, expected) => {
    expect(await list(filter())).toEqual(expected);
  });

  test('an item carries the names people know its parts by', async () => {
    const { items } = await page({ outcome: 'sold', limit: 1 });
    expect(items[0]).toMatchObject({
      campaignName: 'One',
      sourceName: 'Bright Leads',
      email: 'Jane@Example.com',
      receivedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  test('pages neither repeat nor skip leads of the same millisecond', async () => {
    const campaign = await createCampaign(orm.em.fork());
    for (let index = 0; index < 23; index += 1) {
      await insertLead(database.pool, campaign, { received_at: `2026-02-01 00:00:00.00012${index % 5}Z` });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const { items, next } = await page({ campaignId: campaign.id, limit: 5, cursor });
      seen.push(...items.map((item) => item.id));
      cursor = next ?? undefined;
      pages += 1;
    } while (cursor !== undefined);
    expect(pages).toBe(5);
    expect(new Set(seen).size).toBe(23);
    const { rows } = await database.pool.query<{ id: string }>(
      'select id from lead where campaign_id = $1 order by received_at desc, id desc',
      [campaign.id],
    );
    expect(seen).toEqual(rows.map((row) => row.id));
  });

  test('a full last page has no next one', async () => {
    expect((await page({ limit: 50 })).next).toBeNull();
    const { rows } = await database.pool.query<{ total: number }>(
      'select count(*)::integer as total from lead where deleted_at is null',
    );
    expect((await page({ limit: rows[0]?.total ?? 0 })).next).toBeNull();
  });

  test.each([
    '',
    'nonsense',
    Buffer.from('12.not-an-id').toString('base64url'),
    Buffer.from("1.' or 1=1").toString('base64url'),
  ])('refuses the cursor %j', async (cursor) => {
    await expect(async () => page({ limit: 5, cursor })).rejects.toMatchObject({
      kind: 'user',
      code: 'invalid-cursor',
    });
  });
});
