import { createCampaign } from '#db/factories/create-campaign';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { initOrm } from '#db/orm';
import { openAccessToken } from '#test/kit/access-token';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const person = { FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', Phone: '5125550100' };
interface Ids {
  readonly LID: number;
  readonly VID: number;
  readonly AID: number;
}

let database: TestDatabase;
let api: TestApi;
let orm: Awaited<ReturnType<typeof initOrm>>;
let source: { id: string };
let other: { id: string };
let leadType: { id: string };
let mine: Ids;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await initOrm(database.url);
  api = await startTestApi(database);
  [source, other] = [await createSource(orm.em), await createSource(orm.em)];
  leadType = await createLeadType(orm.em);
  mine = await idsOf((await createCampaign(orm.em, { sourceId: source.id, leadTypeId: leadType.id })).id);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

async function idsOf(campaignId: string): Promise<Ids> {
  const { rows } = await database.pool.query(
    `select lid as "LID", vid as "VID", aid as "AID" from campaign join source s on s.id = source_id
       join lead_type t on t.id = lead_type_id where campaign.id = $1`,
    [campaignId],
  );
  return rows[0];
}
const post = (ids: Ids, token?: string, more = {}): Promise<TestAnswer> =>
  api.call('POST', '/intake/leads', { ...ids, ...person, ...more }, token);

describe('identifiers', () => {
  const wrongOnes = (): [string, Ids][] => [
    ['AID', { ...mine, AID: 987_654 }],
    ['VID', { ...mine, VID: 987_654 }],
    ['LID', { ...mine, LID: 987_654 }],
  ];

  test('that are wrong are answered to strangers in one way, whichever it is', async () => {
    const answers = await Promise.all(wrongOnes().map(async ([, ids]) => post(ids)));
    const told = answers.map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(told[0]).toMatchObject({ status: 404, code: 'unknown-campaign', errors: [] });
    expect(told).toEqual([told[0], told[0], told[0]]);
  });

  test('that are wrong are named to the source that owns the campaign, and to no other', async () => {
    const named = async (token: string): Promise<unknown[]> =>
      Promise.all(
        wrongOnes().map(async ([, ids]) =>
          (await post(ids, token)).json<{ errors: { field: string }[] }>().errors.map(({ field }) => field),
        ),
      );
    expect(await named(await openAccessToken(database.pool, ['receiver'], source.id))).toEqual([[], ['VID'], ['LID']]);
    expect(await named(await openAccessToken(database.pool, ['receiver'], other.id))).toEqual([[], [], []]);
    expect(await named(await openAccessToken(database.pool, ['data']))).toEqual([[], [], []]);
    expect(await named(await openAccessToken(database.pool, ['receiver']))).toEqual([['AID'], ['VID'], ['LID']]);
  });
});

describe('a new campaign', () => {
  const made = async (more: object): Promise<Ids & { readonly asks: boolean }> => {
    const admin = await openAccessToken(database.pool, ['account']);
    const body = { name: 'New', sourceId: source.id, leadTypeId: leadType.id, ...more };
    const answer = await api.call('POST', '/api/v1/campaigns', body, admin);
    expect(answer.status).toBe(201);
    const { id, settings } = answer.json<{ id: string; settings: { requireAuthentication: boolean } }>();
    return { ...(await idsOf(id)), asks: settings.requireAuthentication };
  };

  test('asks for a token unless it is told not to', async () => {
    const { asks, ...ids } = await made({});
    expect([asks, (await post(ids)).status]).toEqual([true, 401]);
    const own = await openAccessToken(database.pool, ['receiver'], source.id);
    expect((await post(ids, own)).status).toBe(202);
    const { asks: still, ...open } = await made({ settings: { v: 1, requireAuthentication: false } });
    expect([still, (await post(open)).status]).toEqual([false, 202]);
  });

  test('does not change what was stored before without a word about it', async () => {
    const admin = await openAccessToken(database.pool, ['account']);
    const row = await createCampaign(orm.em, { sourceId: source.id, leadTypeId: leadType.id });
    await database.pool.query(`update campaign set settings = settings - 'requireAuthentication' where id = $1`, [
      row.id,
    ]);
    const changed = await api.call('PATCH', `/api/v1/campaigns/${row.id}`, { name: 'Renamed' }, admin);
    expect(changed.json()).toMatchObject({ name: 'Renamed', settings: { requireAuthentication: false } });
    expect((await post(await idsOf(row.id))).status).toBe(202);
  });
});

test('a caller that the posting address shows not to be admitted is refused before its body is read', async () => {
  const row = await createCampaign(orm.em, {
    sourceId: source.id,
    leadTypeId: leadType.id,
    settings: { requireAuthentication: true },
  });
  const { LID, VID, AID } = await idsOf(row.id);
  const broken = (token?: string): Promise<TestAnswer> =>
    api.send('POST', `/intake/leads?LID=${LID}&VID=${VID}&AID=${AID}`, {
      headers: { 'content-type': 'application/xml', ...(token && { authorization: `Bearer ${token}` }) },
      body: '<not well-formed',
    });
  expect((await broken()).status).toBe(401);
  expect((await broken(await openAccessToken(database.pool, ['receiver'], other.id))).status).toBe(403);
  expect((await broken(await openAccessToken(database.pool, ['receiver'], source.id))).status).toBe(400);
});

describe('too many posts', () => {
  let limited: TestApi | undefined;
  afterEach(() => limited?.stop());
  const leads = async (): Promise<number> =>
    (await database.pool.query('select count(*)::int as n from lead')).rows[0].n;

  test('from one address are refused in the format of the caller, say when to come again, and leave nothing; a token opens the door', async () => {
    limited = await startTestApi(database, { intakeRates: { perAddress: 1, perSource: 100 } });
    const token = await openAccessToken(database.pool, ['receiver'], source.id);
    const send = (name: string, bearer?: string, type = 'application/json'): Promise<TestAnswer> =>
      limited!.call('POST', '/intake/leads', { ...mine, ...person, FirstName: name }, bearer, { accept: type });
    const before = await leads();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => send(`One${index}`)));
    expect(answers.map(({ status }) => status).filter((status) => status === 202)).toHaveLength(4);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.json()).toMatchObject({ code: 'too-many-requests', retryable: true });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(Number(refused?.headers.get('retry-after'))).toBeLessThanOrEqual(4);
    expect((await send('Xml', undefined, 'application/xml')).text).toContain('<code>too-many-requests</code>');
    expect(await leads()).toBe(before + 4);
    expect((await send('Proven', token)).status).toBe(202);
  });

  test('for one source are refused, those of strangers before its own', async () => {
    limited = await startTestApi(database, { intakeRates: { perAddress: 0, perSource: 1 } });
    const token = await openAccessToken(database.pool, ['receiver'], source.id);
    const send = async (name: string, bearer?: string): Promise<number> =>
      (await limited!.call('POST', '/intake/leads', { ...mine, ...person, FirstName: name }, bearer)).status;
    const strangers = await Promise.all(Array.from({ length: 8 }, (_, index) => send(`Many${index}`)));
    expect(strangers.filter((status) => status === 429)).toHaveLength(4);
    expect(await send('Own', token)).toBe(202);
  });
});

describe('what became of a lead', () => {
  test('is told whole to its source, and to strangers only how far it is', async () => {
    const { rows } = await database.pool.query(
      `insert into lead (id, lead_type_id, source_id, campaign_id, stage, outcome, fields, price_minor, cost_minor, currency)
       select gen_random_uuid(), lead_type_id, source_id, id, 'closed', 'sold', '{}', 1500, 1500, 'USD' from campaign where aid = $1
       returning id`,
      [mine.AID],
    );
    const path = `/intake/leads/${rows[0].id}`;
    const read = async (token?: string): Promise<unknown> => (await api.call('GET', path, undefined, token)).json();
    const state = { outcome: 'accepted', leadId: rows[0].id, reasons: [] };
    const whole = { ...state, code: 'sold', price: '15.00', currency: 'USD' };
    expect(await read()).toEqual(state);
    expect(await read('nobody-knows-this')).toEqual(state);
    expect(await read(await openAccessToken(database.pool, ['receiver'], other.id))).toEqual(state);
    expect(await read(await openAccessToken(database.pool, ['receiver'], source.id))).toEqual(whole);
    expect(await read(await openAccessToken(database.pool, ['receiver']))).toEqual(whole);
  });
});
