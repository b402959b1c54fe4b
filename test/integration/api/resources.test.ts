import { createHash, randomBytes } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';

interface Entity {
  id: string;
  version: number;
  [field: string]: unknown;
}
let database: TestDatabase;
let api: TestApi;
let token: string;

async function credential(scopes: string[]): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const clientId = `t-${randomBytes(4).toString('hex')}`;
  await database.pool.query(
    `insert into api_credential (id, client_id, secret_hash, scopes, name) values (gen_random_uuid(), $1, $2, $3, 'test')`,
    [clientId, createHash('sha256').update(secret).digest(), scopes],
  );
  const answer = await api.send('POST', '/oauth/token', {
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  });
  expect(answer.status).toBe(200);
  return String(answer.json()['access_token']);
}
const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer> =>
  api.call(method, `/api/v1${path}`, body, token, headers);
async function made(path: string, body: unknown): Promise<Entity> {
  const answer = await call('POST', path, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Entity>();
}
const fieldsOf = (answer: TestAnswer): string[] =>
  answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field);

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  token = await credential(['account', 'data']);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

describe('access', () => {
  test.each([
    ['no token', undefined, 401, 'authentication-required'],
    ['a made-up token', 'abc', 401, 'invalid-token'],
  ] as const)('%s is refused', async (_name, given, status, code) => {
    const answer = await api.call('GET', '/api/v1/buyers', undefined, given);
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  });

  test('a token has only its scopes, and ends with its credential', async () => {
    const receiver = await credential(['receiver']);
    expect((await api.call('GET', '/api/v1/buyers', undefined, receiver)).status).toBe(403);
    const { id, clientId, clientSecret } = await made('/credentials', { name: 'Short', scopes: ['account'] });
    const issued = await api.call('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const short = String(issued.json()['access_token']);
    expect(issued.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: 'account' });
    expect((await api.call('GET', '/api/v1/buyers', undefined, short)).status).toBe(200);
    expect((await call('DELETE', `/credentials/${id}`)).status).toBe(204);
    expect((await api.call('GET', '/api/v1/buyers', undefined, short)).status).toBe(401);
    expect(
      (
        await api.call('POST', '/oauth/token', {
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        })
      ).json(),
    ).toMatchObject({ code: 'invalid-client', error: 'invalid_client' });
    const listed = await call('GET', '/credentials');
    expect(listed.text).not.toContain(String(clientSecret));
    const { rows } = await database.pool.query('select secret_hash from api_credential');
    expect(rows.some((row) => row.secret_hash.toString() === clientSecret)).toBe(false);
  });

  test.each([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported-grant-type'],
    ['a wrong secret', { grant_type: 'client_credentials', client_id: 'x', client_secret: 'y' }, 401, 'invalid-client'],
  ] as const)('%s gets no token', async (_name, body, status, code) => {
    const answer = await api.call('POST', '/oauth/token', body);
    expect([answer.status, answer.json()['code']]).toEqual([status, code]);
  });

  test('token requests are limited', async () => {
    const limited = await startTestApi(database, { tokenRequestsPerMinute: 3 });
    const answers = [];
    for (let index = 0; index < 5; index += 1)
      answers.push(await limited.call('POST', '/oauth/token', { grant_type: 'client_credentials' }));
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 429, 429]);
    expect(answers[4]?.headers.get('retry-after')).not.toBeNull();
    await limited.stop();
  });
});

describe('the common operations', () => {
  test('create, read, list, change with If-Match, delete; each with its history', async () => {
    const buyer = await made('/buyers', {
      company: 'Acme',
      timeZone: 'America/Chicago',
      contact: { name: 'Al', city: 'Austin' },
    });
    expect(buyer).toMatchObject({
      company: 'Acme',
      status: 'active',
      version: 1,
      bid: expect.any(Number),
      groupName: null,
      notes: '',
    });
    const read = await call('GET', `/buyers/${buyer.id}`);
    expect([read.json(), read.headers.get('etag')]).toEqual([buyer, '"1"']);
    const changed = await call(
      'PATCH',
      `/buyers/${buyer.id}`,
      { groupName: 'Gold', contact: { city: 'Dallas' } },
      { 'if-match': '"1"' },
    );
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    expect(changed.json()).toMatchObject({ groupName: 'Gold', contact: { name: 'Al', city: 'Dallas' }, version: 2 });
    const late = await call('PATCH', `/buyers/${buyer.id}`, { notes: 'x' }, { 'if-match': '"1"' });
    expect([late.status, late.json()['code']]).toEqual([412, 'version-conflict']);
    expect((await call('PATCH', `/buyers/${buyer.id}`, { groupName: null })).json()).toMatchObject({
      groupName: null,
      version: 3,
    });
    expect((await call('PATCH', `/buyers/${buyer.id}`, { groupName: null })).json()).toMatchObject({ version: 3 });
    expect((await call('DELETE', `/buyers/${buyer.id}`)).status).toBe(204);
    expect((await call('GET', `/buyers/${buyer.id}`)).status).toBe(404);
    const { rows } = await database.pool.query(
      `select version, before is null as fresh, after is null as gone, actor from config_version where entity = 'buyer' and entity_id = $1 order by id`,
      [buyer.id],
    );
    expect(rows.map(({ version, fresh, gone }) => [version, fresh, gone])).toEqual([
      [1, true, false],
      [2, false, false],
      [3, false, false],
      [4, false, true],
    ]);
    expect(rows.every(({ actor }) => actor.startsWith('credential:'))).toBe(true);
  });

  test('lists page by cursor and filter by whitelisted fields', async () => {
    for (const name of ['L1', 'L2', 'L3']) await made('/sources', { name, status: 'inactive' });
    const first = await call('GET', '/sources?status=inactive&limit=2');
    const page = first.json<{ items: Entity[]; next: string }>();
    const rest = (await call('GET', `/sources?status=inactive&limit=2&cursor=${page.next}`)).json<{
      items: Entity[];
      next: string | null;
    }>();
    expect([...page.items, ...rest.items].map((item) => item['name'])).toEqual(['L3', 'L2', 'L1']);
    expect(rest.next).toBeNull();
    expect((await call('GET', '/sources?contact=x')).status).toBe(400);
    expect((await call('GET', '/sources?cursor=nonsense')).json()['code']).toBe('invalid-cursor');
  });

  test.each([
    ['an unknown member', '/buyers', { company: 'A', timeZone: 'UTC', shoeSize: 4 }, ['shoeSize']],
    ['a zone that does not exist', '/buyers', { company: 'A', timeZone: 'Mars/Base' }, ['timeZone']],
    [
      'a broken address rule',
      '/sources',
      { name: 'S', accessRules: [{ action: 'allow', cidr: '10.0.0.0/99' }] },
      ['accessRules.0.cidr'],
    ],
    [
      'references to nothing',
      '/campaigns',
      {
        name: 'C',
        sourceId: '0190a0a0-0000-7000-8000-000000000000',
        leadTypeId: '0190a0a0-0000-7000-8000-000000000000',
      },
      ['sourceId', 'leadTypeId'],
    ],
    ['an unknown library entry', '/lead-types', { name: 'T', from: 'moon-mining' }, ['from']],
  ])('%s is refused per field', async (_name, path, body, fields) => {
    const answer = await call('POST', path, body);
    expect([answer.status, answer.json()['code'], fieldsOf(answer)]).toEqual([422, 'invalid-fields', fields]);
  });

  test('what must be unique is', async () => {
    await made('/users', { name: 'Una', email: 'una@example.com' });
    const answer = await call('POST', '/users', { name: 'Una', email: 'UNA@example.com' });
    expect([answer.status, answer.json()['code'], fieldsOf(answer)]).toEqual([409, 'not-unique', ['email']]);
  });
});

describe('a market by the API alone', () => {
  test('lead type from the library, campaign with a password, webhook with a secret, account; deletions refused while in use', async () => {
    const library = (await call('GET', '/lead-type-library')).json<{ items: { id: string }[] }>();
    expect(library.items.map((item) => item.id)).toEqual(expect.arrayContaining(['solar']));
    const type = await made('/lead-types', { name: 'Solar', from: 'solar' });
    const source = await made('/sources', { name: 'Web' });
    const campaign = await made('/campaigns', {
      name: 'Form',
      sourceId: source.id,
      leadTypeId: type.id,
      priceMinor: 1500,
      password: 'long enough',
      settings: { v: 1, requireAuthentication: false },
    });
    expect(campaign).toMatchObject({ hasPassword: true, settings: { processing: 'queued' }, aid: expect.any(Number) });
    expect(JSON.stringify(campaign)).not.toContain('long enough');
    const settings = (
      await call('PATCH', `/campaigns/${campaign.id}`, { settings: { processing: 'synchronous' } })
    ).json<{ settings: Record<string, unknown> }>().settings;
    expect(settings).toMatchObject({ processing: 'synchronous', maxDeliveries: 1 });
    expect((await call('PATCH', `/campaigns/${campaign.id}`, { password: null })).json()).toMatchObject({
      hasPassword: false,
    });
    expect((await call('PATCH', `/campaigns/${campaign.id}`, { sourceId: source.id })).status).toBe(422);
    const bad = await call('PATCH', `/campaigns/${campaign.id}`, {
      criteria: {
        v: 1,
        root: { join: 'all', items: [{ type: 'field', field: 'NoSuchField', operator: 'equals', value: '1' }] },
      },
    });
    expect([bad.status, fieldsOf(bad)[0]]).toEqual([422, expect.stringContaining('criteria')]);

    const buyer = await made('/buyers', { company: 'Acme', timeZone: 'UTC' });
    const config = {
      v: 1,
      productionUrl: 'https://buyer.example.com/leads',
      authentication: { type: 'bearer', token: 'top-secret-token' },
    };
    const method = await made('/delivery-methods', {
      name: 'Hook',
      buyerId: buyer.id,
      leadTypeId: type.id,
      channel: 'webhook',
      config,
    });
    expect(JSON.stringify(method)).not.toContain('top-secret');
    expect(method).toMatchObject({ config: { authentication: { token: '***' } } });
    expect((method['mapping'] as { fields: unknown[] }).fields.length).toBeGreaterThan(5);
    const kept = await call('PATCH', `/delivery-methods/${method.id}`, {
      name: 'Hook 2',
      config: { ...(method['config'] as object), productionUrl: 'https://buyer.example.com/v2' },
    });
    expect(kept.json()).toMatchObject({
      name: 'Hook 2',
      config: { productionUrl: 'https://buyer.example.com/v2', authentication: { token: '***' } },
    });
    const {
      rows: [stored],
    } = await database.pool.query(
      'select config, (select string_agg(coalesce(before::text, $$$$) || coalesce(after::text, $$$$), $$$$) from config_version) as history from delivery_method where id = $1',
      [method.id],
    );
    expect(stored.config.authentication.token.$sealed).toMatch(/^lr1\./);
    expect(JSON.stringify(stored)).not.toContain('top-secret');
    expect(stored.history).not.toContain('argon2');
    const wrong = await call('POST', '/delivery-methods', {
      name: 'Hook',
      buyerId: buyer.id,
      leadTypeId: type.id,
      channel: 'webhook',
      config: { v: 1, productionUrl: 'not a url' },
    });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([422, expect.arrayContaining([expect.stringContaining('config')])]);

    const account = await made('/delivery-accounts', {
      name: 'All',
      buyerId: buyer.id,
      leadTypeId: type.id,
      deliveryMethodId: method.id,
      priceMinor: 4000,
      limits: { day: 10 },
    });
    expect(
      (await call('PATCH', `/delivery-accounts/${account.id}`, { limits: { day: null, month: 5 } })).json(),
    ).toMatchObject({ limits: { month: 5 } });
    const ping = await call('PATCH', `/delivery-accounts/${account.id}`, { pingMethodId: method.id });
    expect(ping.status === 200 || fieldsOf(ping)[0] === 'pingMethodId').toBe(true);
    const inUse = await call('DELETE', `/delivery-methods/${method.id}`);
    expect([inUse.status, inUse.json()['code']]).toEqual([409, 'in-use']);

    const posted = await api.call('POST', '/intake/leads', {
      LID: type['lid'],
      VID: source['vid'],
      AID: campaign['aid'],
      FirstName: 'Ann',
    });
    expect(posted.status).toBe(202);
    await call('PATCH', `/campaigns/${campaign.id}`, { status: 'closed' });
    const closed = await api.call('POST', '/intake/leads', {
      LID: type['lid'],
      VID: source['vid'],
      AID: campaign['aid'],
      FirstName: 'Bea',
    });
    expect(closed.json()['code']).toBe('campaign-not-active');
  });

  test('the settings keep their rules', async () => {
    const before = await call('GET', '/settings');
    const changed = await call(
      'PATCH',
      '/settings',
      { name: 'My shop', distribution: { priceOptimization: true } },
      { 'if-match': String(before.headers.get('etag')) },
    );
    expect(changed.json()).toMatchObject({
      name: 'My shop',
      distribution: { priceOptimization: true },
      automation: 'price',
    });
    expect(
      (await call('PATCH', '/settings', { name: 'x' }, { 'if-match': String(before.headers.get('etag')) })).status,
    ).toBe(412);
    expect(fieldsOf(await call('PATCH', '/settings', { currency: 'EUR' }))).toEqual(['currency']);
    const scale = { v: 1, checks: [], grades: [{ grade: 'A', from: 10, action: 'deliver' }] };
    expect(fieldsOf(await call('PATCH', '/settings', { grading: scale }))[0]).toContain('grading');
  });
});
