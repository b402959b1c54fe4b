import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { newId } from '#db/new-id';
import { initOrm } from '#db/orm';
import type { DeliveryPreview, DeliveryTest, ReplyReading } from '#api/contract/preview';
import type { AccountExplanationView, AccountUsage } from '#api/contract/account-figures';
import { openTestSession } from '#test/kit/session';
import { watchLag } from '#test/kit/watch-lag';
import { openAccessToken } from '#test/kit/access-token';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';

let database: TestDatabase;
let api: TestApi;
let token: string;
let configToken: string;
let leadTypeId: string;
let leadId: string;
let buyer: { buyer: { id: string }; method: { id: string }; account: { id: string } };
const person = { FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', Phone: '5125550100', State: 'TX' };
const SECRET = 'very-secret-token';
const started: string[] = [];

const post = (path: string, body: unknown, bearer = token): ReturnType<TestApi['call']> =>
  api.call('POST', `/api/v1${path}`, body, bearer);
const get = (path: string, bearer = token): ReturnType<TestApi['call']> =>
  api.call('GET', `/api/v1${path}`, undefined, bearer);
const config = {
  v: 1,
  productionUrl: 'https://buyer.example/leads',
  testingUrl: 'https://buyer.example/test',
  authentication: { type: 'bearer', token: SECRET },
  secretHeaders: [{ name: 'X-Partner', value: 'pin4' }],
  response: { success: { type: 'path-equals', path: 'ok', equals: 'true' }, price: { type: 'path', path: 'pays' } },
};
const mapping = {
  v: 1,
  fields: [
    { to: 'first', from: { type: 'field', field: 'FirstName' } },
    { to: 'state', from: { type: 'field', field: 'State' }, values: { CA: 'California' } },
  ],
};
const wizard = () => ({
  buyer: { company: 'Northwind', timeZone: 'America/Chicago' },
  method: { leadTypeId, channel: 'webhook', name: 'Post', config, mapping },
  account: { name: 'Everything', priceMinor: 4200, limits: { day: 5 } },
});

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, {
    deliveryTester: {
      run: async ({ testId }) => {
        started.push(testId);
        return false;
      },
    },
  });
  const orm = await initOrm(database.url);
  const campaign = await createCampaign(orm.em);
  await createDeliveryAccount(orm.em, { leadTypeId: campaign.leadTypeId });
  leadTypeId = campaign.leadTypeId;
  await orm.close(true);
  token = await openAccessToken(database.pool, ['account', 'data']);
  configToken = await openAccessToken(database.pool, ['account']);
  leadId = String(
    (await api.call('POST', '/intake/leads', { LID: 1, VID: 1, AID: campaign.aid, ...person })).json()['leadId'],
  );
  await database.pool.query(`update lead set first_name = 'Ann', last_name = 'Lee' where id = $1`, [leadId]);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('the buyer wizard', () => {
  test('makes buyer, method and account in one transaction with a history each', async () => {
    const answer = await post('/buyers/wizard', wizard());
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('account')]);
    buyer = answer.json();
    expect((await get(`/delivery-accounts/${buyer.account.id}`)).json()).toMatchObject({
      buyerId: buyer.buyer.id,
      deliveryMethodId: buyer.method.id,
      leadTypeId,
      priceMinor: 4200,
    });
    const { rows } = await database.pool.query(
      'select entity from config_version where entity_id = any($1) order by id',
      [[buyer.buyer.id, buyer.method.id, buyer.account.id]],
    );
    expect(rows.map((row) => row.entity)).toEqual(['buyer', 'delivery_method', 'delivery_account']);
  });

  test('names errors by their part and then leaves nothing behind', async () => {
    const count = async (): Promise<unknown> =>
      (await database.pool.query('select count(*)::int as n from buyer')).rows[0].n;
    const before = await count();
    const broken = wizard();
    const answer = await post('/buyers/wizard', {
      ...broken,
      buyer: { ...broken.buyer, company: 'Half' },
      method: { ...broken.method, config: { v: 1, productionUrl: 'nowhere' } },
    });
    expect([
      answer.status,
      answer.json<{ errors: { field: string }[] }>().errors.map((problem) => problem.field),
    ]).toEqual([422, ['method.config.productionUrl']]);
    const criteria = {
      v: 1,
      root: { join: 'all', items: [{ type: 'field', field: 'Nope', operator: 'equals', value: 'x' }] },
    };
    const wrong = await post('/buyers/wizard', { ...broken, account: { ...broken.account, criteria } });
    expect([wrong.status, wrong.json<{ errors: { field: string }[] }>().errors[0]?.field]).toEqual([
      422,
      expect.stringContaining('account.criteria'),
    ]);
    expect(await count()).toBe(before);
  });
});

describe('the preview', () => {
  test('is the literal message of a real lead, with every secret masked and what to look at', async () => {
    const answer = await post('/delivery-methods/preview', { methodId: buyer.method.id, leadId });
    const preview = answer.json<DeliveryPreview>();
    expect(preview.message).toMatchObject({
      method: 'POST',
      url: 'https://buyer.example/leads',
      body: '{"first":"Ann","state":"TX"}',
      authentication: 'bearer',
    });
    expect(preview.message?.headers).toMatchObject({ 'content-type': 'application/json', 'x-partner': '***' });
    expect(answer.text).not.toMatch(/very-secret|pin4/);
    const { rows: looks } = await database.pool.query('select action, entity from audit_look where entity_id = $1', [
      leadId,
    ]);
    expect(looks).toEqual([{ action: 'read', entity: 'lead' }]);
    expect(preview.mapping).toMatchObject([
      { to: 'first', value: 'Ann', left: 'sent' },
      { to: 'state', value: 'TX', untranslated: true },
    ]);
    expect(preview.warnings.map((warning) => warning.code)).toContain('not-in-value-map');
  });

  test('shows a draft as it would be saved, and says beside which field it is wrong', async () => {
    const draft = {
      leadTypeId,
      channel: 'webhook',
      config: { ...config, contentType: 'form', authentication: { type: 'none' } },
      mapping,
      environment: 'testing',
    };
    const made = (
      await post('/delivery-methods/preview', { draft, fields: { FirstName: 'Bo', State: 'CA' } })
    ).json<DeliveryPreview>();
    expect(made.message).toMatchObject({ url: 'https://buyer.example/test', body: 'first=Bo&state=California' });
    const wrong = await post('/delivery-methods/preview', {
      draft: { ...draft, config: { ...config, productionUrl: '' } },
    });
    expect([wrong.status, wrong.json<{ errors: { field: string }[] }>().errors[0]?.field]).toEqual([
      422,
      'config.productionUrl',
    ]);
    const { testingUrl: _none, ...withoutTesting } = config;
    const refused = (
      await post('/delivery-methods/preview', { draft: { ...draft, config: withoutTesting } })
    ).json<DeliveryPreview>();
    expect(refused).toMatchObject({ message: null, problem: { code: 'no-testing-url' } });
  });

  test('invents a person where there is no lead, but shows real ones only to who may see leads', async () => {
    const invented = (
      await post('/delivery-methods/preview', { methodId: buyer.method.id }, configToken)
    ).json<DeliveryPreview>();
    expect(invented.message?.body).toBe('{"first":"Ann","state":"TX"}');
    expect((await post('/delivery-methods/preview', { methodId: buyer.method.id, leadId }, configToken)).status).toBe(
      403,
    );
    expect((await post('/delivery-methods/preview', { methodId: newId() })).status).toBe(404);
  });
});

test('a ping is warned of contact data: when it is said to be one, and once an account asks by it; nothing else is', async () => {
  const look = async (more: object): Promise<DeliveryPreview> =>
    (await post('/delivery-methods/preview', { methodId: buyer.method.id, ...more })).json<DeliveryPreview>();
  const warned = ({ asPing, warnings }: DeliveryPreview): unknown[] => [
    asPing,
    warnings.filter(({ code }) => code === 'contact-data-in-ping').map(({ message }) => message),
  ];
  const told = [expect.stringMatching(/First name/)];
  expect(warned(await look({}))).toEqual([false, []]);
  const said = await look({ asPing: true });
  expect(warned(said)).toEqual([true, told]);
  expect(
    said.warnings.filter(({ code }) => code === 'required-field-not-mapped').map(({ field }) => field),
  ).not.toContain('Email');

  const patch = (pingMethodId: string | null): Promise<unknown> =>
    api.call('PATCH', `/api/v1/delivery-accounts/${buyer.account.id}`, { pingMethodId }, token);
  await patch(buyer.method.id);
  expect(warned(await look({}))).toEqual([true, told]);
  const draft = {
    leadTypeId,
    channel: 'webhook',
    config,
    mapping: { v: 1, fields: [{ to: 'state', from: { type: 'field', field: 'State' } }] },
  };
  expect(warned(await look({ draft }))).toEqual([true, []]);
  expect(warned(await look({ draft: { ...draft, channel: 'ping-post', mapping } }))).toEqual([false, []]);
  await patch(null);
  expect(warned(await look({}))).toEqual([false, []]);
});

test('an answer is read by settings that are not saved yet', async () => {
  const body = (reply: object) => ({ channel: 'webhook', config: { response: config.response }, reply });
  const yes = (
    await post(
      '/delivery-methods/interpret',
      body({ kind: 'answered', status: 200, body: '{"ok":true,"pays":"12.50"}' }),
    )
  ).json<ReplyReading>();
  expect(yes).toMatchObject({ outcome: { kind: 'accepted', price: 1250 }, bid: { bid: { kind: 'bid', price: 1250 } } });
  expect(yes.trace.length).toBeGreaterThan(2);
  expect(
    (await post('/delivery-methods/interpret', body({ kind: 'answered', status: 200, body: 'no' }))).json(),
  ).toMatchObject({ outcome: { kind: 'refused' } });
  expect((await post('/delivery-methods/interpret', body({ kind: 'no-answer' }))).json()).toMatchObject({
    outcome: { kind: 'unknown' },
  });
  const wrong = await post('/delivery-methods/interpret', {
    channel: 'webhook',
    config: { response: { success: { type: 'regex', pattern: '(' } } },
    reply: { kind: 'no-answer' },
  });
  expect(wrong.json<{ errors: { field: string }[] }>().errors[0]?.field).toBe('config.response.success.pattern');
});

test('a test send is booked for the engine by its id alone, and listed with the method', async () => {
  const answer = await post(`/delivery-methods/${buyer.method.id}/test-send`, { leadId, expect: 'accepted' });
  expect([answer.status, answer.json()]).toEqual([
    202,
    expect.objectContaining({ state: 'queued', leadId, expected: 'accepted', asExpected: null }),
  ]);
  expect(started).toEqual([answer.json<DeliveryTest>().id]);
  const { items } = (await get(`/delivery-methods/${buyer.method.id}/tests`)).json<{ items: DeliveryTest[] }>();
  expect(items.map((item) => item.id)).toEqual(started);
  expect((await get(`/delivery-methods/${buyer.method.id}/tests`, configToken)).json()).toEqual({ items: [] });
});

describe('a delivery account', () => {
  test('is explained against a lead, and the answer flips with unsaved criteria', async () => {
    const saved = (
      await get(`/delivery-accounts/${buyer.account.id}/explain?leadId=${leadId}`)
    ).json<AccountExplanationView>();
    expect(saved).toMatchObject({ eligible: true, refusing: 0, lead: { id: leadId, name: 'Ann Lee' } });
    expect(saved.rules.find((rule) => rule.rule === 'Day limit 5')).toMatchObject({ passed: true, note: '0 taken' });
    const criteria = {
      v: 1,
      root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'in', value: ['CA', 'NV'] }] },
    };
    const draft = { buyerId: buyer.buyer.id, leadTypeId, criteria };
    const edited = (
      await post('/delivery-accounts/explain', { accountId: buyer.account.id, draft, leadId })
    ).json<AccountExplanationView>();
    expect(edited).toMatchObject({ eligible: false, refusing: 1 });
    expect(edited.rules.find((rule) => !rule.passed)?.note).toMatch(/TX/);
    const created = (
      await post('/delivery-accounts/explain', { draft: { ...draft, deliveryMethodId: buyer.method.id }, leadId })
    ).json<AccountExplanationView>();
    expect(created.rules.filter((rule) => !rule.passed)).toHaveLength(1);
    expect((await get(`/delivery-accounts/${buyer.account.id}/explain?leadId=${leadId}`, configToken)).status).toBe(
      403,
    );
  });

  test('says how full its windows are', async () => {
    const usage = (await get(`/delivery-accounts/${buyer.account.id}/usage`)).json<AccountUsage>();
    expect(usage).toMatchObject({
      timeZone: 'America/Chicago',
      currency: 'USD',
      lastSevenDays: { delivered: 0, revenueMinor: 0 },
    });
    expect(usage.windows).toEqual(
      ['hour', 'day', 'week', 'month'].map((window) =>
        expect.objectContaining({ window, used: 0, limit: window === 'day' ? 5 : null }),
      ),
    );
    expect((await get(`/delivery-accounts/${newId()}/usage`)).status).toBe(404);
  });
});

test('the parts of the product can be renamed, and get their own names back', async () => {
  const change = (body: object) => api.call('PATCH', '/api/v1/settings', body, token);
  expect((await change({ names: { buyer: { one: 'Client', many: 'Clients' } } })).json()).toMatchObject({
    names: { buyer: { one: 'Client', many: 'Clients' } },
  });
  expect((await change({ names: { buyer: null } })).json()).toMatchObject({ names: {} });
  expect((await change({ names: { buyer: { one: '' } } })).status).toBe(422);
});

describe('expressions that take too long', () => {
  const ENDLESS = '($f := function($n){ $f($n + 1) }; $f(0))';
  const slowRows = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      to: `f${index}`,
      from: { type: 'expression', expression: `${ENDLESS} + ${index}` },
    }));
  const draftOf = (draft: object) => ({
    draft: { leadTypeId, channel: 'webhook', config: { v: 1, productionUrl: 'https://buyer.example/' }, ...draft },
  });

  test('25 slow rows hold up nobody, and the answer says why there is no preview', async () => {
    const lag = watchLag();
    const started = performance.now();
    const answer = await post(
      '/delivery-methods/preview',
      draftOf({ mapping: { v: 1, fields: slowRows(25) } }),
      configToken,
    );
    expect([answer.status, answer.json()]).toMatchObject([422, { code: 'expressions-too-slow' }]);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(lag.most()).toBeLessThan(100);
  });

  test('templates with slow filters are stopped as well', async () => {
    const slow = `{% assign a = '${'x,'.repeat(900)}' | split: ',' %}${'{{ a | sort_natural | join: "," | split: "," | sort_natural | size }}'.repeat(2)}`;
    const headers = Array.from({ length: 40 }, (_, index) => ({ name: `X-Slow-${index}`, value: slow.slice(0, 2000) }));
    const lag = watchLag();
    const config = { v: 1, productionUrl: 'https://buyer.example/', headers };
    const answer = await post('/delivery-methods/preview', draftOf({ config }), configToken);
    expect([200, 422]).toContain(answer.status);
    expect(lag.most()).toBeLessThan(100);
  });

  test('a draft is for those who may edit; what is stored may be looked at', async () => {
    const viewer = await openTestSession(api, database, ['buyers:view']);
    const draft = await viewer.call('POST', '/api/v1/delivery-methods/preview', draftOf({}));
    expect([draft.status, draft.json()]).toMatchObject([403, { code: 'insufficient-scope' }]);
    const stored = await viewer.call('POST', '/api/v1/delivery-methods/preview', { methodId: buyer.method.id });
    expect(stored.status).toBe(200);
  });

  test('a mapping with more expressions than anybody needs is not saved', async () => {
    const fields = Array.from({ length: 51 }, (_, index) => ({
      to: `f${index}`,
      from: { type: 'expression', expression: `${index} + 1` },
    }));
    const answer = await post('/delivery-methods', {
      buyerId: buyer.buyer.id,
      leadTypeId,
      channel: 'webhook',
      name: 'Many',
      config,
      mapping: { v: 1, fields },
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('50 different expressions and patterns at most');
  });
});
