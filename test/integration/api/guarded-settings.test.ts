import { PERMISSIONS } from '#api/contract/permissions';
import { openAccessToken } from '#test/kit/access-token';
import { newId } from '#db/new-id';
import { openTestSession } from '#test/kit/session';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';

let opened: AdminApi;
const administrators = [newId(), newId()];
useAdminApi(
  async (given) => {
    opened = given;
    for (const id of administrators)
      await given.database.pool.query('insert into app_user (id, name, email, role_id) values ($1, $2, $3, $4)', [
        id,
        'Ada',
        `${id}@example.com`,
        ADMINISTRATOR_ROLE_ID,
      ]);
  },
  { outboundAllow: ['10.1.0.0/16'] },
);

const patch = (body: unknown, as = opened.admin) => as.call('PATCH', '/api/v1/settings', body);
const AI = { aiValidation: { url: 'https://one.example.com/v1/chat', model: 'm', key: 'their-key' } };
const PROVIDER = {
  kind: 'http',
  name: 'Check',
  enabled: true,
  url: 'https://check.example.com/v1',
  key: 'secret-of-check',
};
const provider = (url = PROVIDER.url) => ({
  gradingProviders: [{ ...PROVIDER, url, checks: [{ check: 'phone', reading: 'phone' }] }],
});
const GUARDED = [
  AI,
  provider(),
  { security: { passwordMinLength: 10 } },
  { security: { secondFactorRequired: true } },
  { security: { requestsPerMinute: 1_000_000 } },
  { apiAccessRules: [{ action: 'allow', cidr: '203.0.113.0/24' }] },
  { outboundHosts: ['their-host.example'] },
];
const codesOf = (answer: Awaited<ReturnType<typeof patch>>) => [
  answer.status,
  ...(answer.json<{ errors?: { field: string; code: string }[] }>().errors ?? []).map(
    ({ field, code }) => `${field} ${code}`,
  ),
];
async function noticesOf(): Promise<{ userId: string; detail: { who: string; what: string; origin: string } }[]> {
  const { rows } = await opened.database.pool.query(
    `select user_id as "userId", detail from notice where kind = 'new-destination' order by detail ->> 'origin', user_id`,
  );
  return rows;
}

describe('where personal data goes and who may come in', () => {
  it.each(GUARDED)('%j takes a permission of its own', async (change) => {
    const editor = await openTestSession(
      opened.api,
      opened.database,
      PERMISSIONS.filter((permission) => permission !== 'settings:security'),
    );
    const refused = await patch(change, editor);
    expect([refused.status, refused.json()['code']]).toEqual([403, 'permission-required']);
    expect((await patch({ names: { buyer: { one: 'Client', many: 'Clients' } } }, editor)).status).toBe(200);
    expect((await patch({ names: { buyer: null } }, editor)).status).toBe(200);
  });

  it.each(GUARDED)('%j is not for somebody who sees a part of the data', async (change) => {
    const limited = await openTestSession(opened.api, opened.database, PERMISSIONS, { sourceIds: [] });
    const refused = await patch(change, limited);
    expect([refused.status, refused.json()['code']]).toEqual([403, 'restricted-role']);
  });

  it('whom to believe about who somebody is takes an administrator in person, and each of them hears of it', async () => {
    const change = {
      singleSignOn: { issuer: 'https://login.example.com', clientId: 'us', clientSecret: 'hidden-secret' },
    };
    const editor = await openTestSession(opened.api, opened.database, PERMISSIONS);
    const likeAdministrator = await patch(change, editor);
    expect([likeAdministrator.status, likeAdministrator.json()['code']]).toEqual([403, 'beyond-own-rights']);
    const token = await openAccessToken(opened.database.pool, ['account']);
    const byToken = await opened.api.call('PATCH', '/api/v1/settings', change, token);
    expect([byToken.status, byToken.json()['code']]).toEqual([403, 'session-required']);
    await opened.database.pool.query('update app_user set role_id = $1 where id = $2', [
      ADMINISTRATOR_ROLE_ID,
      editor.userId,
    ]);
    await opened.database.pool.query('delete from notice');
    const saved = await patch(change, editor);
    expect(saved.json()['singleSignOn']).toMatchObject({ clientSecret: '***' });
    // What the button says is no news.
    expect((await patch({ singleSignOn: { caption: 'Enter' } }, editor)).status).toBe(200);
    const { rows } = await opened.database.pool.query(
      `select user_id, detail from notice where kind = 'single-sign-on-changed'`,
    );
    expect(rows.map(({ user_id }) => user_id).sort()).toEqual([...administrators, editor.userId].sort());
    expect(rows[0].detail).toEqual({
      who: 'Tess Tester',
      on: false,
      issuer: 'https://login.example.com',
      changed: ['issuer', 'clientId', 'clientSecret'],
    });
    const { rows: stored } = await opened.database.pool.query(`
      select single_sign_on::text as text from installation union all select after::text from config_version where after is not null`);
    expect(JSON.stringify([rows, stored])).not.toContain('hidden-secret');
    // The secret stays with the provider it was given for.
    expect(codesOf(await patch({ singleSignOn: { issuer: 'https://evil.example.net' } }, editor))).toEqual([
      422,
      'singleSignOn.clientSecret key-needed',
    ]);
    expect(codesOf(await patch({ singleSignOn: { issuer: 'http://login.example.com' } }, editor))[0]).toBe(422);
    expect(
      codesOf(await patch({ singleSignOn: { createPeople: true, createRoleId: ADMINISTRATOR_ROLE_ID } }, editor)),
    ).toEqual([422, 'singleSignOn.createRoleId beyond-own-rights']);
    expect(codesOf(await patch({ outboundHosts: ['buyer.example.com'] }, editor))).toEqual([
      422,
      'singleSignOn.issuer host-not-allowed',
    ]);
    expect((await patch({ singleSignOn: { issuer: '', clientId: '', clientSecret: '' } }, editor)).status).toBe(200);
    await opened.database.pool.query('delete from app_user where id = $1', [editor.userId]);
  });

  it('single sign-on is on with a client secret alone, however it is taken away', async () => {
    const editor = await openTestSession(opened.api, opened.database, PERMISSIONS);
    await opened.database.pool.query('update app_user set role_id = $1 where id = $2', [
      ADMINISTRATOR_ROLE_ID,
      editor.userId,
    ]);
    const set = async (singleSignOn: object) => codesOf(await patch({ singleSignOn }, editor));
    const lacks = [422, 'singleSignOn.clientSecret secret-needed'];
    const on = { enabled: true, issuer: 'https://login.example.com', clientId: 'us' };
    for (const clientSecret of ['', '  ', '***'])
      expect([clientSecret, ...(await set({ ...on, clientSecret }))]).toEqual([clientSecret, ...lacks]);
    expect(await set(on)).toEqual(lacks);
    expect(await set({ ...on, clientSecret: 'theirs' })).toEqual([200]);
    expect(await set({ clientSecret: '' })).toEqual(lacks);
    expect(await set({ caption: 'Come in' })).toEqual([200]);
    expect(await set({ enabled: false, issuer: '', clientId: '', clientSecret: '' })).toEqual([200]);
    await opened.database.pool.query('delete from app_user where id = $1', [editor.userId]);
  });

  it('is not changed by going back to an earlier version either', async () => {
    const editor = await openTestSession(opened.api, opened.database, ['settings:view', 'settings:edit']);
    const before = (await opened.admin.call('GET', '/api/v1/settings')).json<{ version: number }>().version;
    expect((await patch({ security: { idleMinutes: 44 } })).status).toBe(200);
    const back = await editor.call('POST', '/api/v1/settings/rollback', { version: before });
    expect([back.status, back.json()['code']]).toEqual([403, 'permission-required']);
  });

  it('personal data travels by https, but on this machine and in blocks that were opened', async () => {
    const plain = async (url: string) => codesOf(await patch(provider(url)));
    expect(await plain('http://check.example.com/v1')).toEqual([422, 'gradingProviders.0.url https-needed']);
    expect(await plain('http://203.0.113.9/v1')).toEqual([422, 'gradingProviders.0.url https-needed']);
    expect(await plain('http://10.2.0.1/v1')).toEqual([422, 'gradingProviders.0.url https-needed']);
    expect(await plain('http://127.0.0.1.example.com/v1')).toEqual([422, 'gradingProviders.0.url https-needed']);
    for (const url of ['http://127.0.0.1:9/v1', 'http://localhost/v1', 'http://[::1]/v1', 'http://10.1.2.3/v1'])
      expect([url, ...(await plain(url))]).toEqual([url, 200]);
    expect(codesOf(await patch({ aiValidation: { url: 'http://one.example.com/v1' } }))).toEqual([
      422,
      'aiValidation.url https-needed',
    ]);
    await patch({ gradingProviders: [] });
  });

  it('every administrator hears of an origin that personal data did not go to before, without secrets', async () => {
    await opened.database.pool.query('delete from notice');
    expect((await patch(AI)).status).toBe(200);
    expect((await patch(provider())).status).toBe(200);
    expect((await patch({ aiValidation: { url: 'https://one.example.com/v2', model: 'n' } })).status).toBe(200);
    const told = await noticesOf();
    expect(told.map(({ userId }) => userId).sort()).toEqual([...administrators, ...administrators].sort());
    expect([...new Set(told.map(({ detail }) => detail.origin))]).toEqual([
      'https://check.example.com',
      'https://one.example.com',
    ]);
    expect(told[0]!.detail.who).toBe('Tess Tester');
    expect(JSON.stringify(told)).not.toMatch(/their-key|secret-of-check|v1/);
  });
});

describe('delivery methods', () => {
  const config = (productionUrl: string) => ({ config: { v: 1, productionUrl } });
  let made: (url: string) => ReturnType<typeof patch>;
  beforeAll(async () => {
    const { admin } = opened;
    const type = await admin.call('POST', '/api/v1/lead-types', {
      name: 'Type',
      document: { v: 1, fields: [{ name: 'Email', label: 'Email', kind: 'email' }] },
    });
    const buyer = await admin.call('POST', '/api/v1/buyers', { company: 'Acme', timeZone: 'UTC' });
    const owner = { buyerId: buyer.json()['id'], leadTypeId: type.json()['id'] };
    made = (url) =>
      admin.call('POST', '/api/v1/delivery-methods', { name: 'Hook', channel: 'webhook', ...owner, ...config(url) });
  });

  it('tell administrators of a new production address, once', async () => {
    await opened.database.pool.query('delete from notice');
    const method = (await made('https://buyer.example.com/in?key=hidden')).json<{ id: string }>();
    const change = (body: unknown) => opened.admin.call('PATCH', `/api/v1/delivery-methods/${method.id}`, body);
    expect((await change({ name: 'Hook two' })).status).toBe(200);
    expect((await change(config('https://buyer.example.com/other'))).status).toBe(200);
    expect((await noticesOf()).map(({ detail }) => [detail.what, detail.origin])).toEqual([
      ['Delivery method Hook', 'https://buyer.example.com'],
      ['Delivery method Hook', 'https://buyer.example.com'],
    ]);
    expect((await change(config('https://evil.example.net/in'))).status).toBe(200);
    expect((await noticesOf()).filter(({ detail }) => detail.origin === 'https://evil.example.net')).toHaveLength(2);
  });

  it('go by https, and to hosts on the list, where there is one', async () => {
    expect(codesOf(await made('http://buyer.example.com/in'))).toEqual([422, 'config.productionUrl https-needed']);
    const old = (await made('https://old.example.net/in')).json<{ id: string }>();
    expect((await patch({ gradingProviders: [], aiValidation: { url: '', key: '' } })).status).toBe(200);
    expect((await patch({ outboundHosts: ['Buyer.example.com', '*.good.example'] })).status).toBe(200);
    expect((await made('https://buyer.example.com/in')).status).toBe(201);
    expect((await made('https://in.good.example/in')).status).toBe(201);
    for (const host of ['evil.example', 'good.example', 'x.buyer.example.com', 'buyer.example.com.evil.example'])
      expect(codesOf(await made(`https://${host}/in`))).toEqual([422, 'config.productionUrl host-not-allowed']);
    expect(codesOf(await patch({ aiValidation: { url: 'https://one.example.com/v1' } }))).toEqual([
      422,
      'aiValidation.url host-not-allowed',
    ]);
    // What was saved before can still be renamed or switched off; it is refused when it is sent.
    expect((await opened.admin.call('PATCH', `/api/v1/delivery-methods/${old.id}`, { name: 'Old' })).status).toBe(200);
  });

  it('a list that leaves out a service that is asked is refused', async () => {
    await patch({ outboundHosts: [] });
    await patch(AI);
    expect(codesOf(await patch({ outboundHosts: ['buyer.example.com'] }))).toEqual([
      422,
      'aiValidation.url host-not-allowed',
    ]);
    expect(codesOf(await patch({ outboundHosts: ['https://buyer.example.com'] }))[0]).toBe(422);
  });
});
