import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { startHostileProvider, type Behaviour, type HostileProvider } from '#test/kit/servers/hostile-provider';
import { signInAt, type Browser } from '#test/kit/sign-in/browser';
import { enrol } from '#test/kit/sign-in/enrol';
import { makeLogin } from '#test/kit/sign-in/make-login';
import { visit, type Visitor } from '#test/kit/sign-in/visitor';

const HERE = 'https://leads.example.com';
let database: TestDatabase;
let api: TestApi;
let provider: HostileProvider;
let admin: Browser;
let person: { id: string; email: string };
const now = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { publicUrl: HERE, outboundAllow: ['127.0.0.1'], now: () => now });
  admin = await signInAt(api, (await makeLogin(database.pool)).email);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});
// Another port is another provider, of which nothing is remembered.
beforeEach(async () => {
  await database.pool.query('delete from throttle');
  provider = await startHostileProvider();
  person = await makeLogin(database.pool);
  await set({
    enabled: true,
    issuer: provider.issuer,
    clientId: 'leadrail',
    clientSecret: 'its secret',
    secondFactorCounts: false,
  });
});
afterEach(() => provider.stop());

async function set(singleSignOn: Record<string, unknown>): Promise<void> {
  const answer = await admin.call('PATCH', '/settings', { singleSignOn });
  if (answer.status !== 200) throw new Error(answer.text);
}
const theirs = (): Record<string, unknown> => ({ email: person.email, email_verified: true });
const queryOf = (begun: URL, more: Record<string, string> = {}): string =>
  `?${new URLSearchParams({ code: 'any', state: begun.searchParams.get('state')!, ...more }).toString()}`;
/** Signs in at a provider that behaves like this; answers where the browser stands at the end. */
async function comeIn(behaviour: Behaviour, visitor: Visitor = visit(api)): Promise<URL> {
  const begun = await visitor.begin();
  provider.behave({ ...behaviour, claims: { ...theirs(), ...behaviour.claims } }, begun.searchParams.get('nonce')!);
  return visitor.finish(queryOf(begun));
}
async function lastReason(): Promise<unknown> {
  const { rows } = await database.pool.query(
    `select detail ->> 'reason' as reason from audit_event where action = 'sign-in-failed' order by at desc, id desc limit 1`,
  );
  return rows[0]?.reason;
}
const sessions = async (): Promise<number> =>
  Number((await database.pool.query('select 1 from user_session where user_id = $1', [person.id])).rowCount);

test('a provider that does as it should lets them in, and the code goes with its verifier and the secret', async () => {
  const visitor = visit(api);
  const begun = await visitor.begin();
  expect(Object.fromEntries(begun.searchParams)).toEqual({
    client_id: 'leadrail',
    redirect_uri: `${HERE}/api/v1/single-sign-on/callback`,
    response_type: 'code',
    scope: 'openid email profile',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
  });
  provider.behave({ claims: theirs() }, begun.searchParams.get('nonce')!);
  expect((await visitor.finish(queryOf(begun))).pathname).toBe('/');
  const asked = provider.received.find(({ url }) => url === '/token')!;
  expect(asked.headers.authorization).toBe(`Basic ${Buffer.from('leadrail:its+secret').toString('base64')}`);
  const { rows } = await database.pool.query('select count(*)::int as count from sso_attempt');
  expect([rows[0].count, await sessions()]).toEqual([0, 1]);
});

describe('a token is not believed', () => {
  test.each<[string, Behaviour]>([
    ['of another issuer', { claims: { iss: 'https://other.example.com' } }],
    ['for another client', { claims: { aud: 'somebody-else' } }],
    ['with another nonce', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['that has expired', { claims: { exp: Math.floor(Date.now() / 1000) - 120 } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['that nobody signed', { alg: 'none' }],
    ['that the secret signed', { alg: 'HS256' }],
    ['that a foreign key signed', { foreignKey: true }],
  ])('%s', async (_name, behaviour) => {
    const at = await comeIn(behaviour);
    expect(at.href).toBe(`${HERE}/sign-in?problem=sso-refused`);
    expect([await lastReason(), await sessions()]).toEqual(['wrong-token', 0]);
  });

  test('with an address that is verified in words, or that looks like another', async () => {
    for (const claims of [
      { email_verified: 'true' },
      { email_verified: undefined },
      { email: person.email.replace('e', 'ｅ') },
      // The Kelvin sign becomes a k when it is made small.
      { email: '\u212A@example.com' },
    ]) {
      expect((await comeIn({ claims })).search).toBe('?problem=sso-refused');
      expect(await lastReason()).toBe('unverified-address');
    }
  });

  test('whose address comes from one place and its verification from another', async () => {
    const at = await comeIn({
      description: { userinfo_endpoint: `${provider.issuer}/userinfo` },
      claims: { email_verified: undefined },
      about: { sub: 'subject', email_verified: true },
    });
    expect([at.search, await lastReason()]).toEqual(['?problem=sso-refused', 'unverified-address']);
  });
});

describe('an answer is taken once, in time, by the browser that asked', () => {
  test('not a second time', async () => {
    const visitor = visit(api);
    const begun = await visitor.begin();
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    provider.behave({ claims: theirs() }, begun.searchParams.get('nonce')!);
    expect((await visitor.finish(queryOf(begun))).pathname).toBe('/');
    const again = await visit(api).finish(queryOf(begun), { cookie });
    expect([again.search, await lastReason()]).toEqual(['?problem=sso-expired', 'unknown-attempt']);
  });

  test('not by another browser, with or without a sign-in of its own', async () => {
    const visitor = visit(api);
    const begun = await visitor.begin();
    provider.behave({ claims: theirs() }, begun.searchParams.get('nonce')!);
    expect((await visit(api).finish(queryOf(begun))).search).toBe('?problem=sso-expired');
    const other = visit(api);
    await other.begin();
    expect((await other.finish(queryOf(begun))).search).toBe('?problem=sso-expired');
    expect(await sessions()).toBe(0);
    // The one who began it is not kept out by those who tried.
    expect((await visitor.finish(queryOf(begun))).pathname).toBe('/');
  });

  test('not after ten minutes, without a state, or with a state nobody gave out', async () => {
    const visitor = visit(api);
    const begun = await visitor.begin();
    await database.pool.query(`update sso_attempt set expires_at = now()`);
    expect((await visitor.finish(queryOf(begun))).search).toBe('?problem=sso-expired');
    await visitor.begin();
    expect((await visitor.finish('?code=any')).search).toBe('?problem=sso-expired');
    await visitor.begin();
    expect((await visitor.finish('?code=any&state=made-up')).search).toBe('?problem=sso-expired');
  });

  test('not where it was asked for at another provider', async () => {
    const visitor = visit(api);
    const begun = await visitor.begin();
    provider.behave({ claims: { ...theirs(), aud: 'other' } }, begun.searchParams.get('nonce')!);
    await set({ clientId: 'other' });
    expect((await visitor.finish(queryOf(begun))).search).toBe('?problem=sso-expired');
    await set({ clientId: 'leadrail' });
  });

  test('not from a page of another site that begins one', async () => {
    await expect(
      fetch(`${api.url}/api/v1/single-sign-on/begin`, {
        redirect: 'manual',
        headers: { 'sec-fetch-site': 'cross-site' },
      }).then(({ status }) => status),
    ).resolves.toBe(403);
  });

  test('without https, not at all', async () => {
    const visitor = visit(api);
    const begun = await visitor.begin();
    const at = await visitor.finish(queryOf(begun), { host: 'leads.example.com' });
    expect(at.search).not.toBe('');
  });
});

test('who says no at the provider is told so; what else it says is not repeated', async () => {
  const visitor = visit(api);
  const at = async (error: string): Promise<unknown[]> => {
    const begun = await visitor.begin();
    const { search } = await visitor.finish(queryOf(begun, { error }));
    return [search, await lastReason()];
  };
  expect(await at('access_denied')).toEqual(['?problem=sso-cancelled', 'access_denied']);
  expect(await at('login_required')).toEqual(['?problem=sso-unavailable', 'login_required']);
  expect(await at('<b>Ada</b>')).toEqual(['?problem=sso-unavailable', 'unknown-error']);
  expect((await comeIn({ error: 'invalid_client' })).search).toBe('?problem=sso-unavailable');
  expect(await lastReason()).toBe('invalid_client');
});

describe('a provider that misbehaves', () => {
  const GIANT = 'x'.repeat(300 * 1024);
  const found: Behaviour['at'] = { token: (response) => void response.writeHead(302, { location: '/jwks' }).end() };
  test.each<[string, Behaviour, string]>([
    ['sends the code elsewhere', { at: found }, 'redirect'],
    ['answers without end', { at: { token: (response) => void response.writeHead(200).end(GIANT) } }, 'too-long'],
    ['hangs up', { at: { token: (response) => void response.destroy() } }, 'unreachable'],
    ['has keys without end', { at: { jwks: (response) => void response.writeHead(200).end(GIANT) } }, 'too-long'],
  ])('%s: nobody comes in', async (_name, behaviour, reason) => {
    expect((await comeIn(behaviour)).search).toBe('?problem=sso-unavailable');
    expect([await lastReason(), await sessions()]).toEqual([reason, 0]);
  });

  test('never answers: the browser hears of it after five seconds', async () => {
    expect((await comeIn({ at: { token: () => undefined } })).search).toBe('?problem=sso-unavailable');
    expect(await lastReason()).toBe('too-slow');
  });

  test('may name no address that must not be asked', async () => {
    for (const [token, reason] of [
      ['http://10.0.0.1/token', 'address-refused'],
      ['https://10.0.0.1/token', 'address-refused'],
      ['https://169.254.169.254/token', 'address-refused'],
      ['ftp://127.0.0.1/token', 'wrong-token'],
    ] as const) {
      await provider.stop();
      provider = await startHostileProvider();
      await set({ issuer: provider.issuer, clientSecret: 'its secret' });
      provider.behave({ description: { token_endpoint: token } });
      const visitor = visit(api);
      const begun = await visitor.begin();
      await visitor.finish(queryOf(begun));
      expect([token, await lastReason()]).toEqual([token, reason]);
    }
  });
});

describe('a second factor', () => {
  const factors = [{ amr: ['pwd', 'mfa'] }, { acr: 'phr' }];
  test.each(factors)('that the provider vouches for by %j counts where the settings say so', async (claims) => {
    const browser = await signInAt(api, person.email);
    await enrol(browser, now);
    expect((await comeIn({ claims })).hash).toMatch(/^#code=[\w-]{43}&factors=authenticator$/);
    await set({ secondFactorCounts: true });
    const visitor = visit(api);
    expect((await comeIn({ claims: { amr: ['pwd'] } }, visitor)).hash).toMatch(/^#code=/);
    expect((await comeIn({ claims }, visitor)).href).toBe(`${HERE}/`);
    expect((await visitor.call('GET', '/session')).json()['mustEnrol']).toBe(false);
  });

  test('that the provider vouches for is enough where one is demanded', async () => {
    await enrol(admin, now + 1).catch(() => undefined);
    await set({ secondFactorCounts: true });
    await database.pool.query(`update installation set security = security || '{"secondFactorRequired": true}'`);
    const visitor = visit(api);
    await comeIn({ claims: { amr: ['mfa'] } }, visitor);
    const me = (await visitor.call('GET', '/session')).json();
    await database.pool.query(`update installation set security = security || '{"secondFactorRequired": false}'`);
    expect(me['mustEnrol']).toBe(false);
  });

  test('is never set up by a proof that the provider dates into the future', async () => {
    await database.pool.query('update user_login set password_hash = null where user_id = $1', [person.id]);
    const visitor = visit(api);
    await comeIn({ claims: { auth_time: Math.floor(now / 1000) + 86_400 } }, visitor);
    const { rows } = await database.pool.query('select provider_auth_at from user_session where user_id = $1', [
      person.id,
    ]);
    expect(rows[0].provider_auth_at.getTime()).toBeLessThanOrEqual(now);
  });

  test('waits for its code in the session the provider opened', async () => {
    const browser = await signInAt(api, person.email);
    const { codes } = await enrol(browser, now);
    const at = await comeIn({});
    const challenge = new URLSearchParams(at.hash.slice(1)).get('code');
    const answer = await api.call('POST', '/api/v1/session/code', { challenge, code: codes[0] });
    expect(answer.json()['state']).toBe('signed-in');
  });
});

test('tries are counted, and who comes in does not count', async () => {
  const visitor = visit(api);
  for (let each = 0; each < 3; each += 1) await comeIn({}, visitor);
  const { rows } = await database.pool.query(
    `select coalesce(sum(points), 0)::int as points from throttle where key like 'single-sign-on%'`,
  );
  expect(rows[0].points).toBe(0);
  await database.pool.query('delete from throttle');
  for (let each = 0; each < 200; each += 1) await visitor.finish('?state=x');
  expect((await visitor.begin()).search).toBe('?problem=too-many-requests');
  expect((await visitor.finish('?state=x')).search).toBe('?problem=too-many-requests');
});

describe('Try it', () => {
  const attempt = (issuer: string, as: Browser = admin) => as.call('POST', '/single-sign-on/try', { issuer });
  const said = async (issuer: string): Promise<string> =>
    (await attempt(issuer)).json<{ usable: boolean; findings: string[] }>().findings.join(' ');

  test('finds a provider that can be used, and says where it shall send people back to', async () => {
    const answer = (await attempt(provider.issuer)).json();
    expect(answer).toEqual({
      usable: true,
      findings: ['The provider answers, offers PKCE, and its keys can be read.'],
      redirectUrl: `${HERE}/api/v1/single-sign-on/callback`,
    });
  });

  test.each<[string, Behaviour, RegExp]>([
    ['names itself differently', { description: { issuer: 'https://other.example.com' } }, /names itself differently/],
    ['has no PKCE', { description: { code_challenge_methods_supported: undefined } }, /does not offer PKCE/],
    ['has weak PKCE', { description: { code_challenge_methods_supported: ['plain'] } }, /does not offer PKCE/],
    ['lacks keys', { description: { jwks_uri: undefined } }, /lacks the address/],
    ['has no keys', { at: { jwks: (response) => void response.end('{"keys": []}') } }, /no description of a provider/],
    ['is none', { at: { discovery: (response) => void response.end('<html>') } }, /no description of a provider/],
    [
      'is not there',
      { at: { discovery: (response) => void response.writeHead(404).end() } },
      /does not answer with 200/,
    ],
    [
      'sends elsewhere',
      { at: { discovery: (response) => void response.writeHead(301, { location: '/' }).end() } },
      /not followed/,
    ],
    ['talks without end', { at: { discovery: (response) => void response.end('x'.repeat(300 * 1024)) } }, /too long/],
    ['is silent', { at: { discovery: () => undefined } }, /within five seconds/],
    ['does not tell of verified addresses', { description: { claims_supported: ['sub', 'email'] } }, /email_verified/],
    [
      'takes no secret',
      { description: { token_endpoint_auth_methods_supported: ['private_key_jwt'] } },
      /does not take a client secret/,
    ],
  ])('says in a sentence when it %s', async (_name, behaviour, words) => {
    provider.behave(behaviour);
    expect(await said(provider.issuer)).toMatch(words);
  });

  test('says so of addresses that must not be asked, and asks nobody there', async () => {
    for (const issuer of [
      'http://login.example.com',
      'https://10.0.0.1',
      'https://user:pass@login.example.com',
      'nonsense',
    ])
      expect([issuer, await said(issuer)]).toEqual([issuer, expect.stringMatching(/must not be asked/)]);
    expect(await said('http://127.0.0.1:9')).toMatch(/cannot be reached/);
  });

  test.each([
    ['with a slash that it does not have', '', '/'],
    ['without the slash that it has', '/', ''],
  ])('and signing in go by one rule: an issuer %s is another one', async (_name, theirEnd, ourEnd) => {
    const own = `${provider.issuer}${theirEnd}`;
    provider.behave({ description: { issuer: own } });
    expect(await said(`${provider.issuer}${ourEnd}`)).toMatch(/names itself differently.*slash/);
    await set({ issuer: `${provider.issuer}${ourEnd}`, clientSecret: 'its secret' });
    expect((await visit(api).begin()).search).toBe('?problem=sso-unavailable');
    expect(await lastReason()).toBe('other-issuer');
    expect((await attempt(own)).json()['usable']).toBe(true);
    await set({ issuer: own, clientSecret: 'its secret' });
    expect((await visit(api).begin()).origin).toBe(new URL(own).origin);
  });

  test('and saving go by one rule: what is no name of an issuer is asked nowhere', async () => {
    const before = provider.received.length;
    for (const end of ['/?x=1', '/#x']) {
      expect(await said(`${provider.issuer}${end}`)).toMatch(/must not be asked/);
      expect(
        (await admin.call('PATCH', '/settings', { singleSignOn: { issuer: `${provider.issuer}${end}` } })).status,
      ).toBe(422);
    }
    expect(provider.received.length).toBe(before);
  });

  test('keeps to the hosts that may be sent to', async () => {
    await set({ enabled: false, issuer: '', clientSecret: '' });
    await admin.call('PATCH', '/settings', { outboundHosts: ['buyer.example.com'] });
    const words = await said(provider.issuer);
    await admin.call('PATCH', '/settings', { outboundHosts: [] });
    expect(words).toMatch(/not among the hosts/);
  });

  test('is for administrators alone', async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      `insert into role (id, name, permissions) values (gen_random_uuid(), 'All but the name', (select permissions from role where built_in)) returning id`,
    );
    const likeAdmin = await signInAt(api, (await makeLogin(database.pool, undefined, rows[0]!.id)).email);
    expect((await attempt(provider.issuer, likeAdmin)).json()['code']).toBe('beyond-own-rights');
  });
});
