import { openTestSession, type TestSession } from '#test/kit/session';
import { useTwoOfEach, type TwoOfEach } from './use-two-of-each';

let opened: TwoOfEach;
useTwoOfEach((given) => void (opened = given));
const as = (permissions: readonly string[], sees = {}): Promise<TestSession> =>
  openTestSession(opened.api, opened.database, permissions, sees);

const KINDS = ['sources', 'campaigns', 'lead-types', 'buyers', 'delivery-accounts', 'delivery-methods'];
test.each(KINDS)('names of %s are not for a role with nothing', async (kind) => {
  const refused = await (await as([])).call('GET', `/api/v1/options/${kind}`);
  expect([refused.status, refused.json()['code'], refused.text.includes('Mine')]).toEqual([
    403,
    'permission-required',
    false,
  ]);
  expect((await (await as(['leads:view'])).call('GET', `/api/v1/options/${kind}`)).status).toBe(200);
});

test('names of methods are for those who look at buyers or leads; fields of a lead type for those who work with them', async () => {
  const reports = await as(['reports:view']);
  expect((await reports.call('GET', '/api/v1/options/delivery-methods')).status).toBe(403);
  const fields = `/api/v1/lead-types/${opened.world.ids.leadType.mine}/fields`;
  expect((await reports.call('GET', fields)).status).toBe(403);
  expect((await (await as(['buyers:view'])).call('GET', fields)).status).toBe(200);
});

test('usage of a lead type counts what is in sight', async () => {
  const { ids } = opened.world;
  const usage = async (sees: object) =>
    (await (await as(['leads:view'], sees)).call('GET', `/api/v1/lead-types/${ids.leadType.mine}/usage`)).json();
  expect(await usage({})).toMatchObject({ leads: { count: 2 }, accounts: 1, methods: 1, campaigns: [{}] });
  expect(await usage({ sourceIds: [ids.source.theirs], buyerIds: [ids.buyer.theirs] })).toMatchObject({
    leads: { count: 0 },
    accounts: 0,
    methods: 0,
    forms: 0,
    campaigns: [],
  });
});

const view = (name: string, shared: boolean, items: unknown[]) => ({
  list: 'leads',
  name,
  shared,
  document: { filter: { join: 'and', items } },
});
test('a shared view holds no value of what names a person, an own one may', async () => {
  const ann = await as(['leads:view']);
  const rule = { column: 'email', is: 'contains', value: 'jane.doe@' };
  const nested = [{ join: 'or', items: [{ column: 'phone', is: 'is', value: '5125550100' }] }];
  for (const items of [[rule], nested]) {
    const refused = await ann.call('POST', '/api/v1/views', view('Shared', true, items));
    expect([refused.status, refused.json<{ errors: { code: string }[] }>().errors[0]?.code]).toEqual([
      422,
      'personal-value',
    ]);
  }
  const own = await ann.call('POST', '/api/v1/views', view('Own', false, [rule]));
  expect(own.status).toBe(201);
  const path = `/api/v1/views/${String(own.json()['id'])}`;
  expect((await ann.call('PATCH', path, { shared: true })).status).toBe(422);
  const harmless = [
    { column: 'grade', is: 'any-of', value: ['A'] },
    { column: 'email', is: 'not-empty' },
    { column: 'state', is: 'is', value: 'NV' },
  ];
  expect((await ann.call('PATCH', path, { shared: true, document: view('', true, harmless).document })).status).toBe(
    200,
  );
  expect((await ann.call('PATCH', path, { document: view('', true, [rule]).document })).status).toBe(422);
});

test.each([
  ['accepted', 200],
  ['tested', 200],
  ['returned', 200],
  ['unknown', 200],
  ['reserved', 404],
  ['sending', 404],
  ['refused', 404],
  ['failed', 404],
])('somebody limited to a buyer and a lead whose delivery is %s: %d', async (state, status) => {
  const { ids } = opened.world;
  const { pool } = opened.database;
  await pool.query('update delivery set state = $2 where id = $1', [ids.delivery.mine, state]);
  const buyers = await as(['leads:view', 'buyers:view'], { buyerIds: [ids.buyer.mine] });
  for (const path of ['', '/history', '/notes', '/files'])
    expect([path, (await buyers.call('GET', `/api/v1/leads/${ids.lead.mine}${path}`)).status]).toEqual([path, status]);
  const found = (await buyers.call('POST', '/api/v1/leads/search', {})).json<{ items: { id: string }[] }>();
  expect(found.items.some(({ id }) => id === ids.lead.mine)).toBe(status === 200);
});
