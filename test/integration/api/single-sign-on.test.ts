import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { passProvider, startOpenidProvider, type OpenidProvider } from '#test/kit/servers/openid-provider';
import { signInAt, type Browser } from '#test/kit/sign-in/browser';
import { codeAt, enrol } from '#test/kit/sign-in/enrol';
import { addPasskeyAt, enterWith } from '#test/kit/sign-in/passkeys';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';
import { visit, type Visitor } from '#test/kit/sign-in/visitor';

const HERE = 'https://leads.example.com';
let database: TestDatabase;
let api: TestApi;
let provider: OpenidProvider;
let admin: Browser;
let readers: string;
let now = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  provider = await startOpenidProvider([`${HERE}/api/v1/single-sign-on/callback`]);
  api = await startTestApi(database, {
    canMail: true,
    publicUrl: HERE,
    outboundAllow: ['127.0.0.0/8'],
    now: () => now,
  });
  admin = await signInAt(api, (await makeLogin(database.pool)).email);
  await enrol(admin, now);
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into role (id, name, permissions) values (gen_random_uuid(), 'Readers', array['buyers:view']) returning id`,
  );
  readers = rows[0]!.id;
}, 60_000);
afterAll(async () => {
  await api.stop();
  await provider.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.pool.query('delete from throttle');
  await set({
    enabled: true,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    passwords: 'everybody',
    secondFactorCounts: false,
    createPeople: false,
    createRoleId: null,
  });
});

async function set(singleSignOn: Record<string, unknown>): Promise<void> {
  const answer = await admin.call('PATCH', '/settings', { singleSignOn });
  if (answer.status !== 200) throw new Error(answer.text);
}
/** The whole way; answers where the browser stands at the end. */
async function comeIn(login: string, visitor: Visitor = visit(api), query = ''): Promise<[URL, Visitor]> {
  const back = await passProvider(provider, (await visitor.begin(query)).href, login);
  return [await visitor.finish(back.search), visitor];
}
const person = (password: string | null = PASSWORD) => makeLogin(database.pool, password, readers);
const whoIs = async (visitor: Visitor): Promise<unknown> =>
  (await visitor.call('GET', '/session')).json<{ user?: { email: string } }>().user?.email;
async function events(userId: string): Promise<string[]> {
  const { rows } = await database.pool.query<{ what: string }>(
    `select action || coalesce(' ' || (detail ->> 'reason'), '') as what from audit_event where entity_id = $1 order by at, id`,
    [userId],
  );
  return rows.map(({ what }) => what);
}

describe('at a real provider', () => {
  test('somebody with a verified address comes in, is linked, and hears of it', async () => {
    const { id, email } = await person();
    const [at, visitor] = await comeIn(`s-${id}|${email.toUpperCase()}|yes`, undefined, '?back=%2Fbuyers');
    expect(at.href).toBe(`${HERE}/buyers`);
    expect(await whoIs(visitor)).toBe(email);
    expect([...visitor.cookies.keys()]).toEqual(['__Host-leadrail']);
    expect(await events(id)).toEqual(['identity-linked', 'sign-in']);
    const { rows } = await database.pool.query(
      `select u.issuer, u.subject, n.detail from user_identity u join notice n on n.user_id = u.user_id where u.user_id = $1`,
      [id],
    );
    expect(rows).toEqual([
      { issuer: provider.issuer, subject: `s-${id}`, detail: { what: 'identity-linked', byOthers: false } },
    ]);
  });

  test('from then on they are known by who they are there, whatever their address', async () => {
    const { id, email } = await person();
    await comeIn(`s-${id}|${email}|yes`);
    const [, visitor] = await comeIn(`s-${id}|other-${email}|no`);
    expect(await whoIs(visitor)).toBe(email);
    expect(await events(id)).toEqual(['identity-linked', 'sign-in', 'sign-in']);
  });

  test('an address that passed to somebody else there opens nothing', async () => {
    const { id, email } = await person();
    await comeIn(`s-${id}|${email}|yes`);
    const [at, visitor] = await comeIn(`next-${id}|${email}|yes`);
    expect(at.search).toBe('?problem=sso-refused');
    expect(await whoIs(visitor)).toBeUndefined();
    expect((await events(id)).at(-1)).toBe('sign-in-failed other-identity');
  });

  test('an unverified address, an unknown person and a deactivated one meet the same answer, without a word of them', async () => {
    const { id, email } = await person();
    const gone = await person();
    await database.pool.query('update app_user set active = false where id = $1', [gone.id]);
    for (const login of [`u-${id}|${email}|no`, `x-${id}|nobody-${email}|yes`, `g-${id}|${gone.email}|yes`]) {
      const [at, visitor] = await comeIn(login);
      expect(at.href).toBe(`${HERE}/sign-in?problem=sso-refused`);
      expect([...visitor.cookies]).toEqual([]);
    }
    const { rows } = await database.pool.query(
      `select detail from audit_event where action = 'sign-in-failed' order by at desc, id desc limit 3`,
    );
    expect(rows.map(({ detail }) => detail.reason)).toEqual(['unknown-person', 'unknown-person', 'unverified-address']);
    expect(JSON.stringify(rows)).not.toContain('example.com');
  });

  test('somebody who is linked and deactivated then does not come in, and their session is gone', async () => {
    const { id, email } = await person();
    const [, visitor] = await comeIn(`s-${id}|${email}|yes`);
    await database.pool.query('update app_user set active = false where id = $1', [id]);
    expect(await whoIs(visitor)).toBeUndefined();
    expect((await comeIn(`s-${id}|${email}|yes`))[0].search).toBe('?problem=sso-refused');
    expect((await events(id)).at(-1)).toBe('sign-in-failed inactive');
  });

  test('new people are made only where the settings say so, with the role they name', async () => {
    await set({ createPeople: true, createRoleId: readers });
    const email = `new-${now}@example.com`;
    const [at, visitor] = await comeIn(`n-${now}|${email}|yes`);
    expect(at.pathname).toBe('/');
    const me = (await visitor.call('GET', '/session')).json<{
      role: { id: string };
      user: { id: string; name: string };
    }>();
    expect([me.role.id, me.user.name]).toEqual([readers, 'Ada of the Provider']);
    const { rows } = await database.pool.query(
      `select actor from config_version where entity = 'app_user' and entity_id = $1
       union all select kind from notice where user_id = $1 and kind = 'invitation'`,
      [me.user.id],
    );
    expect(rows).toEqual([{ actor: 'system' }]);
    // By no password, so there is none to change; and what they may do is what the role says.
    expect((await visitor.call('GET', '/buyers')).status).toBe(200);
    expect((await visitor.call('GET', '/users')).status).toBe(403);
    // Nobody is made anew who was sent away.
    await database.pool.query('update app_user set active = false where id = $1', [me.user.id]);
    await database.pool.query('delete from user_identity where user_id = $1', [me.user.id]);
    expect((await comeIn(`n2-${now}|${email}|yes`))[0].search).toBe('?problem=sso-refused');
    expect((await comeIn(`n3-${now}|unverified-${email}|no`))[0].search).toBe('?problem=sso-refused');
  });

  test('a role that has come to let others in is not given', async () => {
    await set({ createPeople: true, createRoleId: readers });
    await database.pool.query(`update role set permissions = array['settings:users'] where id = $1`, [readers]);
    const [at] = await comeIn(`r-${now}|risen-${now}@example.com|yes`);
    await database.pool.query(`update role set permissions = array['buyers:view'] where id = $1`, [readers]);
    expect(at.search).toBe('?problem=sso-refused');
  });

  test('whoever has a second factor here is asked for it', async () => {
    const { id, email } = await person();
    now += 60_000;
    const { seed } = await enrol(await signInAt(api, email), now);
    const [at, visitor] = await comeIn(`s-${id}|${email}|yes`, undefined, '?back=%2Fbuyers');
    expect([at.pathname, at.search]).toEqual(['/sign-in', '?back=%2Fbuyers']);
    expect(await whoIs(visitor)).toBeUndefined();
    now += 60_000;
    const [, challenge, factors] = /^#code=([\w-]{43})&factors=([a-z,]+)$/.exec(at.hash) ?? [];
    expect(factors).toBe('authenticator');
    const answer = await api.call('POST', '/api/v1/session/code', { challenge, code: codeAt(seed, now) });
    expect(answer.json()['state']).toBe('signed-in');
    const { rows } = await database.pool.query(
      'select by_provider, provider_factor from user_session where user_id = $1 order by created_at desc limit 1',
      [id],
    );
    expect(rows).toEqual([{ by_provider: true, provider_factor: false }]);
  });

  test('whoever of whom one is demanded has to set it up, and can do so without a password', async () => {
    const { id, email } = await person(null);
    await admin.call('PATCH', '/settings', { security: { secondFactorRequired: true } });
    const [, visitor] = await comeIn(`s-${id}|${email}|yes`);
    expect((await visitor.call('GET', '/session')).json()['mustEnrol']).toBe(true);
    const late = await visitor.call('POST', '/me/second-factor', { password: '' });
    expect([late.status, late.json()['code']]).toEqual([409, 'sign-in-again']);
    await comeIn(`s-${id}|${email}|yes`, visitor, '?again=1');
    expect((await visitor.call('POST', '/me/second-factor', { password: '' })).status).toBe(200);
    await database.pool.query(
      `update user_session set provider_auth_at = now() - interval '6 minutes' where user_id = $1`,
      [id],
    );
    expect((await visitor.call('POST', '/me/second-factor', { password: '' })).status).toBe(409);
    await admin.call('PATCH', '/settings', { security: { secondFactorRequired: false } });
  });

  test('a password that has expired is not asked to be changed by who did not use it', async () => {
    const { id, email } = await person();
    await database.pool.query('update user_login set must_change_password = true where user_id = $1', [id]);
    const [, visitor] = await comeIn(`s-${id}|${email}|yes`);
    expect((await visitor.call('GET', '/buyers')).status).toBe(200);
    expect((await (await signInAt(api, email)).call('GET', '/buyers')).json()['code']).toBe('password-expired');
  });
});

describe('passkeys', () => {
  test('are asked for after the provider, where they are somebody’s second factor, and the provider’s word goes with them', async () => {
    const { id, email } = await person();
    const { key } = await addPasskeyAt(await signInAt(api, email));
    const [at] = await comeIn(`s-${id}|${email}|yes`);
    const [, challenge, factors] = /^#code=([\w-]{43})&factors=([a-z,]+)$/.exec(at.hash) ?? [];
    expect(factors).toBe('passkey');
    const entered = await enterWith(api, key, { after: challenge! });
    expect(entered.json()['state']).toBe('signed-in');
    const { rows } = await database.pool.query(
      'select by_provider from user_session where user_id = $1 order by created_at desc limit 1',
      [id],
    );
    expect(rows).toEqual([{ by_provider: true }]);
  });

  test('open nothing any more but for administrators, once the settings say so', async () => {
    const { email } = await person();
    const boss = await makeLogin(database.pool);
    const keyOf = async (of: string) => (await addPasskeyAt(await signInAt(api, of))).key;
    const [key, bossKey] = [await keyOf(email), await keyOf(boss.email)];
    await set({ passwords: 'administrators' });
    const refused = await enterWith(api, key);
    expect([refused.status, refused.json()['code']]).toEqual([401, 'invalid-passkey']);
    expect((await enterWith(api, bossKey)).status).toBe(200);
    await set({ passwords: 'everybody' });
    expect((await enterWith(api, key)).status).toBe(200);
  });
});

describe('passwords', () => {
  test('open nothing any more but for administrators, once the settings say so', async () => {
    const { email } = await person();
    const boss = await makeLogin(database.pool);
    await set({ passwords: 'administrators' });
    const body = (of: string) => ({ email: of, password: PASSWORD });
    const refused = await api.call('POST', '/api/v1/session', body(email));
    const wrong = await api.call('POST', '/api/v1/session', { ...body(boss.email), password: 'not it at all' });
    expect([refused.status, refused.json()['code'], refused.json()['detail']]).toEqual([
      wrong.status,
      wrong.json()['code'],
      wrong.json()['detail'],
    ]);
    expect((await api.call('POST', '/api/v1/session', body(boss.email))).status).toBe(200);
    // Switched off, single sign-on takes nobody's password away.
    await set({ enabled: false });
    expect((await api.call('POST', '/api/v1/session', body(email))).status).toBe(200);
  });
});

describe('links', () => {
  test('are seen and ended by oneself, with the password, and end the other sessions', async () => {
    const { id, email } = await person();
    const [, visitor] = await comeIn(`s-${id}|${email}|yes`);
    const here = await signInAt(api, email);
    const { items } = (await here.call('GET', '/me/identities')).json<{ items: { id: string; subject: string }[] }>();
    expect(items).toEqual([expect.objectContaining({ issuer: provider.issuer, subject: `s-${id}` })]);
    const end = (password: string) => here.call('POST', `/me/identities/${items[0]!.id}/unlink`, { password });
    expect((await end('not it at all')).status).toBe(422);
    expect((await end(PASSWORD)).status).toBe(204);
    expect((await end(PASSWORD)).status).toBe(404);
    expect(await whoIs(visitor)).toBeUndefined();
    expect((await here.call('GET', '/me/identities')).json()['items']).toEqual([]);
    expect(await events(id)).toContain('identity-unlinked');
  });

  test('are ended by whoever manages people and is not below them, with every session', async () => {
    const { id, email } = await person(null);
    const [, visitor] = await comeIn(`s-${id}|${email}|yes`);
    expect((await admin.call('GET', `/users/${id}/access`)).json()['state']).toBe('ready');
    const { items } = (await admin.call('GET', `/users/${id}/identities`)).json<{ items: { id: string }[] }>();
    const other = await person();
    expect((await admin.call('DELETE', `/users/${other.id}/identities/${items[0]!.id}`)).status).toBe(404);
    expect((await admin.call('DELETE', `/users/${id}/identities/${items[0]!.id}`)).status).toBe(204);
    expect(await whoIs(visitor)).toBeUndefined();
    const boss = await makeLogin(database.pool);
    await comeIn(`b-${boss.id}|${boss.email}|yes`);
    const { rows } = await database.pool.query<{ id: string }>('select id from user_identity where user_id = $1', [
      boss.id,
    ]);
    await database.pool.query(`update role set permissions = array['settings:users'] where id = $1`, [readers]);
    const below = await signInAt(api, other.email);
    expect((await below.call('DELETE', `/users/${boss.id}/identities/${rows[0]!.id}`)).json()['code']).toBe(
      'beyond-own-rights',
    );
    await database.pool.query(`update role set permissions = array['buyers:view'] where id = $1`, [readers]);
  });

  test('an account without a password lets nobody change its address who is not above it', async () => {
    const { id, email } = await person(null);
    await comeIn(`s-${id}|${email}|yes`);
    const peer = await person();
    await database.pool.query(`update role set permissions = array['settings:users'] where id = $1`, [readers]);
    const asPeer = await signInAt(api, peer.email);
    const change = await asPeer.call('PATCH', `/users/${id}`, { email: `mine-${email}` });
    await database.pool.query(`update role set permissions = array['buyers:view'] where id = $1`, [readers]);
    expect([change.status, change.json()['code']]).toEqual([403, 'beyond-own-rights']);
  });
});
