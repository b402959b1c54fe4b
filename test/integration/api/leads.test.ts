import { initOrm } from '#db/orm';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { newId } from '#db/new-id';
import { OperationalError, UserError } from '#domain/kernel/errors';
import type { ActionRequest } from '#domain/protocol/action-payloads.schema';
import { openAccessToken } from '#test/kit/access-token';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';

let database: TestDatabase;
let api: TestApi;
let token: string;
let leadIds: string[];
let accountId: string;
const acted: ActionRequest[] = [];
const person = { FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', Phone: '5125550100', State: 'TX' };

const get = (path: string, bearer = token): ReturnType<TestApi['call']> =>
  api.call('GET', `/api/v1${path}`, undefined, bearer);

beforeAll(async () => {
  database = await createTestDatabase();
  const act = async (_leadId: string, action: ActionRequest) => {
    acted.push(action);
    if (action.name === 'validate')
      throw new UserError('action-not-possible', 'This cannot be done while the lead is closed.');
    if (action.name === 'invalidate') throw new OperationalError('engine-away', 'away');
    return { actionId: 'a', state: 'done' };
  };
  api = await startTestApi(database, {
    workflows: { startAndAwaitOutcome: async () => false, act },
    processReader: {
      read: async (leadId) =>
        leadId === leadIds[0]
          ? {
              v: 1,
              leadId,
              nodes: [],
              stage: 'closed',
              outcome: 'sold',
              receivedAt: 0,
              closedAt: 1,
              edges: [],
              runs: [],
            }
          : null,
    },
  });
  const orm = await initOrm(database.url);
  const campaign = await createCampaign(orm.em);
  const account = await createDeliveryAccount(orm.em, {
    leadTypeId: campaign.leadTypeId,
    criteria: {
      v: 1,
      root: { join: 'all', items: [{ type: 'field', field: 'State', operator: 'equals', value: 'CA' }] },
    },
  });
  await createDeliveryAccount(orm.em, { leadTypeId: campaign.leadTypeId, automated: false, name: 'By hand' });
  accountId = account.id;
  await orm.close(true);
  token = await openAccessToken(database.pool, ['data']);
  leadIds = [];
  for (let index = 0; index < 3; index += 1) {
    const answer = await api.call('POST', '/intake/leads', {
      LID: 1,
      VID: 1,
      AID: campaign.aid,
      ...person,
      FirstName: `Ann ${index}`,
    });
    leadIds.push(String(answer.json()['leadId']));
  }
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

test('the list is paged newest first and filtered', async () => {
  const first = (await get('/leads?limit=2')).json<{ items: { id: string }[]; next: string }>();
  const rest = (await get(`/leads?limit=2&cursor=${first.next}`)).json<{
    items: { id: string }[];
    next: string | null;
  }>();
  expect([...first.items, ...rest.items].map((item) => item.id)).toEqual([...leadIds].reverse());
  expect(rest.next).toBeNull();
  expect((await get('/leads?outcome=sold')).json()).toEqual({ items: [], next: null });
  expect((await get('/leads?shoe=4')).status).toBe(400);
  expect((await get('/leads?limit=2&limit=3')).json()['code']).toBe('repeated-key');
});

test('a lead is shown with its verbatim request', async () => {
  const lead = (await get(`/leads/${leadIds[0]}`)).json<Record<string, unknown>>();
  expect(lead).toMatchObject({
    id: leadIds[0],
    stage: 'received',
    outcome: null,
    deliveries: [],
    plans: [],
    steps: [],
    fields: { ...person, FirstName: 'Ann 0' },
  });
  expect((lead['insertRequest'] as { body: string }).body).toContain('"FirstName":"Ann 0"');
});

test('find client explains every account', async () => {
  const { items } = (await get(`/leads/${leadIds[0]}/eligible-accounts`)).json<{
    items: {
      accountId: string;
      eligible: boolean;
      matches: boolean;
      rules: { passed: boolean; reason?: { code: string } }[];
    }[];
  }>();
  const refused = items.find((item) => item.accountId === accountId);
  expect(refused).toMatchObject({ eligible: false, matches: false });
  expect(refused?.rules.some((rule) => !rule.passed && rule.reason)).toBe(true);
  expect(items.find((item) => item.accountId !== accountId)).toMatchObject({ eligible: false, matches: true });
  expect(
    (await get(`/leads/${leadIds[0]}/eligible-accounts?only=matching`)).json<{ items: unknown[] }>().items,
  ).toHaveLength(1);
});

test('the process is read through, and unknown leads are unknown everywhere', async () => {
  expect((await get(`/leads/${leadIds[0]}/process`)).json()).toMatchObject({ v: 1, leadId: leadIds[0], nodes: [] });
  const nobody = newId();
  for (const path of [`/leads/${nobody}`, `/leads/${nobody}/process`, `/leads/${nobody}/eligible-accounts`]) {
    const answer = await get(path);
    expect([answer.status, answer.json()['code']]).toEqual([404, 'unknown-lead']);
  }
  expect((await get('/leads/not-an-id')).status).toBe(404);
});

describe('actions', () => {
  const act = (name: string, body: object, headers: Record<string, string> = {}): ReturnType<TestApi['call']> =>
    api.call('POST', `/api/v1/leads/${leadIds[0]}/actions/${name}`, body, token, headers);

  test('are checked, and handed on with who asked', async () => {
    const answer = await act('send-to', { accountId, note: 'by phone' });
    expect(answer.json()).toEqual({ leadId: leadIds[0], action: 'send-to', result: { actionId: 'a', state: 'done' } });
    expect(acted.at(-1)).toEqual({
      name: 'send-to',
      payload: { accountId, note: 'by phone' },
      actor: expect.stringMatching(/^credential:/),
      once: null,
    });
    expect((await act('send-to', {})).status).toBe(422);
    expect((await act('send-to', { accountId, extra: 1 })).status).toBe(422);
    expect((await act('explode', {})).status).toBe(404);
  });

  test('are done once per Idempotency-Key', async () => {
    const before = acted.length;
    const headers = { 'idempotency-key': 'a-1' };
    const first = await act('run-automation', {}, headers);
    const second = await act('run-automation', {}, headers);
    expect([second.json(), second.headers.get('idempotent-replayed'), acted.length - before]).toEqual([
      first.json(),
      'true',
      1,
    ]);
    expect((await act('run-automation', { note: 'other' }, headers)).json()['code']).toBe('idempotency-key-reused');
  });

  test('say what the engine says', async () => {
    expect((await act('validate', {})).json()).toMatchObject({ status: 409, code: 'action-not-possible' });
    const away = await act('invalidate', {});
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
  });

  test('that were booked before the engine was found away are the same ones when they are asked for again', async () => {
    const asked = async (body: object, key: string): Promise<unknown> => {
      expect((await act('invalidate', body, { 'idempotency-key': key })).status).toBe(503);
      return (acted.at(-1) as { readonly once?: unknown } | undefined)?.once;
    };
    const first = await asked({}, 'k-1');
    expect(first).toEqual(expect.any(String));
    expect(await asked({}, 'k-1')).toBe(first);
    expect(await asked({}, 'k-2')).not.toBe(first);
    expect(await asked({ note: 'other' }, 'k-1')).not.toBe(first);
  });
});

test('configuration tokens do not open leads', async () => {
  const account = await openAccessToken(database.pool, ['account']);
  expect((await get('/leads', account)).status).toBe(403);
});

test('health, readiness, metrics, status and documentation answer without a token', async () => {
  expect((await api.call('GET', '/readyz')).json()).toEqual({ status: 'ready', database: 'ok', migrations: 'ok' });
  const metrics = await api.call('GET', '/metrics');
  expect(metrics.text).toMatch(/leadrail_intake_outcomes_total\{outcome="queued"\} 3/);
  expect(metrics.text).toMatch(/leadrail_dispatch_depth 3/);
  expect(metrics.text).toMatch(
    /leadrail_http_request_seconds_count\{method="POST",route="\/intake\/leads",status="202"\} 3/,
  );
  const status = (await api.call('GET', '/api/v1/status')).json();
  expect(status).toMatchObject({
    database: 'up',
    counts: { leads: 3, received: 3, buyers: 2 },
    dispatch: { depth: 3 },
  });
  expect((await api.call('GET', '/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  const missing = await api.call('GET', '/nowhere');
  expect([missing.status, missing.json()['code'], missing.headers.get('content-type')]).toEqual([
    404,
    'unknown-route',
    'application/problem+json',
  ]);
  expect(missing.headers.get('content-security-policy')).toContain("object-src 'none'");
  expect(missing.headers.get('x-powered-by')).toBeNull();
  expect(missing.headers.get('x-request-id')).toBe(missing.json()['requestId']);
});
