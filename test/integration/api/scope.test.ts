import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { makeTwoOfEach, type World } from './two-of-each';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  orm = await initOrm(database.url);
  world = await makeTwoOfEach(orm.em as never, database.pool);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

const LISTS = [
  'leads',
  'quality-control',
  'deliveries',
  'delivery-queue',
  'returns',
  'campaigns',
  'lead-types',
  'sources',
  'buyers',
  'delivery-methods',
  'delivery-accounts',
  'lead-forms',
];
const RESOURCES = [
  ['campaigns', 'campaign'],
  ['lead-types', 'leadType'],
  ['sources', 'source'],
  ['buyers', 'buyer'],
  ['delivery-methods', 'method'],
  ['delivery-accounts', 'account'],
] as const;
/** Which lists each filter narrows: a list that knows nothing of buyers shows all of its rows to somebody limited to buyers. */
const NARROWED = {
  buyerIds: [
    'leads',
    'quality-control',
    'deliveries',
    'delivery-queue',
    'returns',
    'buyers',
    'delivery-methods',
    'delivery-accounts',
  ],
  sourceIds: ['leads', 'quality-control', 'deliveries', 'delivery-queue', 'returns', 'sources', 'campaigns'],
  leadTypeIds: [
    'leads',
    'quality-control',
    'deliveries',
    'delivery-queue',
    'returns',
    'lead-types',
    'campaigns',
    'delivery-methods',
    'delivery-accounts',
  ],
} as const;
const KIND = { buyerIds: 'buyer', sourceIds: 'source', leadTypeIds: 'leadType' } as const;

const who = (kind: keyof typeof KIND): Promise<TestSession> =>
  openTestSession(api, database, PERMISSIONS, { [kind]: [world.ids[KIND[kind]].mine] });
const idsIn = (text: string): string[] =>
  Object.values(world.ids).flatMap(({ theirs }) => (text.includes(theirs) ? [theirs] : []));

describe.each(['buyerIds', 'sourceIds', 'leadTypeIds'] as const)('somebody limited by %s', (kind) => {
  let limited: TestSession;
  beforeAll(async () => {
    limited = await who(kind);
  });

  test.each(LISTS.filter((list) => (NARROWED[kind] as readonly string[]).includes(list)))(
    'searches, counts and exports only their half of %s',
    async (list) => {
      const searched = await limited.call('POST', `/api/v1/${list}/search`, {});
      const { items } = searched.json<{ items: { id: string }[] }>();
      const counted = (await limited.call('POST', `/api/v1/${list}/count`, {})).json();
      const columns = Object.keys(items[0] ?? {});
      const exported = await limited.call('POST', `/api/v1/${list}/export`, {
        format: 'csv',
        columns: columns.filter((name) => name !== 'limits'),
      });
      expect(items.length).toBeGreaterThan(0);
      expect(counted).toEqual({ count: items.length, more: false });
      expect([exported.status, exported.text.trim().split('\r\n').length]).toEqual([200, items.length + 1]);
      for (const text of [searched.text, exported.text]) {
        expect(idsIn(text)).toEqual([]);
        expect(text).not.toMatch(/Theirs|theirs@/);
      }
      const hidden = Object.values(world.ids).map(({ theirs }) => theirs);
      expect((await limited.call('POST', `/api/v1/${list}/search`, { ids: hidden })).json()).toMatchObject({
        items: [],
      });
    },
  );

  test.each(RESOURCES.filter(([name]) => (NARROWED[kind] as readonly string[]).includes(name)))(
    'reads, changes, deletes and looks back at nothing of the other half of %s',
    async (name, key) => {
      const path = `/api/v1/${name}/${world.ids[key].theirs}`;
      const answers = [
        await limited.call('GET', path),
        await limited.call('PATCH', path, {}),
        await limited.call('DELETE', path),
        await limited.call('GET', `${path}/history`),
        await limited.call('GET', `${path}/history/diff?from=1&to=1`),
        await limited.call('POST', `${path}/rollback`, { version: 1 }),
        await limited.call('POST', `${path}/restore`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(Array(answers.length).fill(404));
      expect((await limited.call('GET', `/api/v1/${name}/${world.ids[key].mine}`)).status).toBe(200);
      expect((await limited.call('GET', `/api/v1/${name}/${world.ids[key].mine}/history`)).status).toBe(200);
      expect(idsIn((await limited.call('GET', `/api/v1/${name}`)).text)).toEqual([]);
      expect((await limited.call('GET', `/api/v1/options/${name}`)).text).not.toContain(world.ids[key].theirs);
    },
  );

  test('refers to nothing of the other half', async () => {
    const { ids } = world;
    const account = {
      name: 'New',
      buyerId: ids.buyer.mine,
      leadTypeId: ids.leadType.mine,
      deliveryMethodId: ids.method.mine,
    };
    const drafts: Record<typeof kind, [string, object]> = {
      buyerIds: ['delivery-accounts', { ...account, buyerId: ids.buyer.theirs }],
      sourceIds: ['campaigns', { name: 'New', sourceId: ids.source.theirs, leadTypeId: ids.leadType.mine }],
      leadTypeIds: ['campaigns', { name: 'New', sourceId: ids.source.mine, leadTypeId: ids.leadType.theirs }],
    };
    const [list, draft] = drafts[kind];
    const answer = await limited.call('POST', `/api/v1/${list}`, draft);
    expect([answer.status, answer.json<{ errors: { code: string }[] }>().errors[0]?.code]).toEqual([
      422,
      'unknown-reference',
    ]);
    expect(
      (
        await limited.call('POST', '/api/v1/leads/search', {
          filter: { join: 'and', items: [{ column: 'source', is: 'is', value: ids.source.theirs }] },
        })
      ).json(),
    ).toMatchObject({ items: [] });
  });

  test('sees the other half of no lead by any road, and no audit log', async () => {
    expect((await limited.call('GET', `/api/v1/leads/${world.ids.lead.theirs}`)).status).toBe(404);
    expect((await limited.call('GET', `/api/v1/leads/${world.ids.lead.mine}`)).status).toBe(200);
    expect((await limited.call('GET', '/api/v1/leads')).text).not.toContain(world.ids.lead.theirs);
    for (const verb of ['search', 'count', 'export']) {
      const answer = await limited.call('POST', `/api/v1/audit/${verb}`, verb === 'export' ? { format: 'csv' } : {});
      expect([answer.status, answer.json()['code']]).toEqual([403, 'restricted-role']);
    }
  });
});

test('nobody makes what they would not see, and is told so', async () => {
  const limited = await who('sourceIds');
  const answer = await limited.call('POST', '/api/v1/sources', { name: 'Out of sight' });
  expect([answer.status, answer.json()['code']]).toEqual([403, 'out-of-sight']);
  const { rows } = await database.pool.query(`select 1 from source where name = 'Out of sight'`);
  expect(rows).toEqual([]);
});

test("of a lead's history, somebody limited to a buyer reads nothing of other buyers", async () => {
  const limited = await who('buyerIds');
  const { account, lead, buyer } = world.ids;
  const {
    rows: [mine],
  } = await database.pool.query<{ id: string }>('select id from delivery where lead_id = $1 and buyer_id = $2', [
    lead.mine,
    buyer.mine,
  ]);
  const book = (action: string, payload: object) =>
    database.pool.query(
      `insert into lead_action (id, lead_id, action, payload, actor, state, decided_at) values (gen_random_uuid(), $1, $2, $3, 'system', 'done', now())`,
      [lead.mine, action, payload],
    );
  await book('send-to', { accountId: account.theirs, note: 'their price is better' });
  await book('transfer', { deliveryId: mine!.id, accountId: account.theirs, note: 'to them' });
  await book('send-to', { accountId: account.mine });
  const answer = await limited.call('GET', `/api/v1/leads/${lead.mine}/history`);
  expect(answer.text).not.toMatch(new RegExp(`${account.theirs}|their price|to them`));
  const actions = (await answer.json<{ items: { kind: string; action: string; detail: object }[] }>()).items.filter(
    ({ kind }) => kind === 'action',
  );
  expect(actions).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ action: 'transfer', detail: { deliveryId: mine!.id } }),
      expect.objectContaining({ action: 'send-to', detail: { accountId: account.mine } }),
    ]),
  );
  expect(actions).toHaveLength(2);
  const everybody = await openTestSession(api, database, PERMISSIONS);
  expect((await everybody.call('GET', `/api/v1/leads/${lead.mine}/history`)).text).toContain(account.theirs);
});

test('the list of credentials shows a restricted person what reading them shows', async () => {
  const limited = await who('sourceIds');
  const insert = `insert into api_credential (id, client_id, secret_hash, scopes, source_id, name) values (gen_random_uuid(), gen_random_uuid(), '', '{receiver}', $1, $2)`;
  await database.pool.query(insert, [world.ids.source.mine, 'Mine program']);
  await database.pool.query(insert, [world.ids.source.theirs, 'Theirs program']);
  await database.pool.query(insert, [null, 'Any program']);
  const namesIn = (answer: { json<T>(): T }): string[] =>
    answer.json<{ items: { name: string }[] }>().items.map(({ name }) => name);
  expect(namesIn(await limited.call('GET', '/api/v1/credentials'))).toEqual(['Mine program']);
  expect(namesIn(await limited.call('POST', '/api/v1/credentials/search', {}))).toEqual(['Mine program']);
});

test("of a lead sold twice, somebody limited to a buyer sees that buyer and that buyer's money", async () => {
  const limited = await who('buyerIds');
  const { account, buyer, method, lead } = world.ids;
  await database.pool.query(
    `insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency) values (gen_random_uuid(), $1, $2, $3, $4, 'accepted', false, 7000, 'USD')`,
    [lead.mine, account.theirs, buyer.theirs, method.theirs],
  );
  await database.pool.query('update lead set revenue_minor = 9500 where id = $1', [lead.mine]);
  const [row] = (await limited.call('POST', '/api/v1/leads/search', { ids: [lead.mine] })).json<{
    items: Record<string, unknown>[];
  }>().items;
  expect(row).toMatchObject({ buyers: [{ id: buyer.mine, label: 'Mine buyer' }], deliveries: 1, revenueMinor: 2500 });
  const [listed] = (await limited.call('GET', '/api/v1/leads?outcome=sold')).json<{
    items: Record<string, unknown>[];
  }>().items;
  expect(listed).toMatchObject({ id: lead.mine, revenueMinor: 2500 });
  const everybody = await openTestSession(api, database, PERMISSIONS);
  const [whole] = (await everybody.call('POST', '/api/v1/leads/search', { ids: [lead.mine] })).json<{
    items: Record<string, unknown>[];
  }>().items;
  expect(whole).toMatchObject({ deliveries: 2, revenueMinor: 9500, marginMinor: 8500 });
});
