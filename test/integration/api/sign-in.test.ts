import { createSecretBox } from '#db/secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { browserOf, signInAt, type Browser } from '#test/kit/sign-in/browser';
import { codeAt } from '#test/kit/sign-in/enrol';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';

const box = createSecretBox('ab'.repeat(32));
let database: TestDatabase;
let api: TestApi;
let now = Date.parse('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { canMail: true, publicUrl: 'https://leads.example.com', now: () => now });
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

const person = (password?: string | null): Promise<{ id: string; email: string }> => makeLogin(database.pool, password);
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  api.call('POST', `/api/v1${path}`, body, undefined, headers);
const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.json()['code']];
const signIn = (email: string, password = PASSWORD): Promise<Browser> => signInAt(api, email, password);
const browserFrom = (answer: TestAnswer): Browser => browserOf(api, answer);

describe('a session', () => {
  test('begins with the right password, in a cookie no script and no other site can use, of which only a hash is kept', async () => {
    const { email } = await person();
    const answer = await post('/session', { email: email.toUpperCase(), password: PASSWORD });
    expect(answer.json()).toMatchObject({
      state: 'signed-in',
      me: {
        user: { email },
        role: { name: 'Administrator' },
        mustEnrol: false,
        mustChangePassword: false,
        restricted: false,
      },
    });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-leadrail=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
      expect.stringMatching(
        /^__Host-leadrail-device=[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Strict; Secure$/,
      ),
    ]);
    const token = String(answer.headers.get('set-cookie')).slice(16, 59);
    const { rows } = await database.pool.query(
      'select encode(token_hash, $$escape$$) as hash, to_jsonb(user_session)::text as all from user_session',
    );
    expect(rows.some((row) => row.hash.includes(token) || row.all.includes(token))).toBe(false);
    expect(answer.text).not.toContain(token);
  });

  test('ends by signing out, at once', async () => {
    const browser = await signIn((await person()).email);
    expect((await browser.call('GET', '/buyers')).status).toBe(200);
    const out = await browser.call('DELETE', '/session');
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')]);
    expect(codeOf(await browser.call('GET', '/buyers'))).toEqual([401, 'session-ended']);
  });

  test('ends when nobody uses it, and after twelve hours whatever happens', async () => {
    const idle = await signIn((await person()).email);
    const old = await signIn((await person()).email);
    await database.pool.query(
      `update user_session set last_seen_at = now() - interval '31 minutes' where token_hash = sha256($1::bytea)`,
      [Buffer.from(idle.cookie.slice(16))],
    );
    await database.pool.query(`update user_session set expires_at = now() where token_hash = sha256($1::bytea)`, [
      Buffer.from(old.cookie.slice(16)),
    ]);
    expect((await idle.call('GET', '/session')).status).toBe(401);
    expect((await old.call('GET', '/session')).status).toBe(401);
  });

  test('ends for somebody who is deactivated, and stays ended', async () => {
    const { id, email } = await person();
    const browser = await signIn(email);
    await database.pool.query('update app_user set active = false where id = $1', [id]);
    expect((await browser.call('GET', '/session')).status).toBe(401);
    await database.pool.query('update app_user set active = true where id = $1', [id]);
    expect((await browser.call('GET', '/session')).status).toBe(401);
  });

  test('is seen and ended by its owner, one or all others', async () => {
    const { email } = await person();
    const [here, there, elsewhere] = [await signIn(email), await signIn(email), await signIn(email)];
    const { items } = (await here.call('GET', '/me/sessions')).json<{
      items: { id: string; current: boolean; browser: string }[];
    }>();
    expect(items.map((item) => item.current).filter(Boolean)).toHaveLength(1);
    expect(items).toHaveLength(3);
    const stranger = await signIn((await person()).email);
    expect((await stranger.call('DELETE', `/me/sessions/${items[1]!.id}`)).status).toBe(404);
    expect((await here.call('DELETE', '/me/sessions')).status).toBe(204);
    expect([
      (await here.call('GET', '/session')).status,
      (await there.call('GET', '/session')).status,
      (await elsewhere.call('GET', '/session')).status,
    ]).toEqual([200, 401, 401]);
  });

  test('changes nothing without its CSRF token, with that of another session, or for another site', async () => {
    const [mine, other] = [await signIn((await person()).email), await signIn((await person()).email)];
    const body = { name: 'Web' };
    for (const csrf of ['', 'x', other.csrf])
      expect(codeOf(await mine.call('POST', '/sources', body, { 'x-csrf-token': csrf }))).toEqual([
        403,
        'csrf-token-invalid',
      ]);
    expect(codeOf(await mine.call('POST', '/sources', body, { 'sec-fetch-site': 'cross-site' }))).toEqual([
      403,
      'cross-site-request',
    ]);
    expect(
      codeOf(await post('/session', { email: 'a@example.com', password: 'x' }, { 'sec-fetch-site': 'cross-site' })),
    ).toEqual([403, 'cross-site-request']);
    expect((await mine.call('POST', '/sources', body, { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });

  test('is refused over plain http from elsewhere', async () => {
    const far = await startTestApi(database, { trustProxy: ['127.0.0.0/8'] });
    const { email } = await person();
    const ask = (headers: Record<string, string>): Promise<TestAnswer> =>
      far.call('POST', '/api/v1/session', { email, password: PASSWORD }, undefined, {
        'x-forwarded-for': '203.0.113.9',
        'x-forwarded-host': 'x',
        ...headers,
      });
    const refused = await far.send('POST', '/api/v1/session', {
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9' },
      body: '{}',
    });
    expect(refused.status).not.toBe(200);
    expect((await ask({ 'x-forwarded-proto': 'https' })).status).toBe(200);
    await far.stop();
  });
});

describe('guessing', () => {
  test('is told the same about a wrong password, an unknown address and somebody without a password', async () => {
    const known = await post('/session', { email: (await person()).email, password: 'wrong wrong wrong' });
    const unknown = await post('/session', { email: 'nobody@example.com', password: 'wrong wrong wrong' });
    const invited = await post('/session', { email: (await person(null)).email, password: 'wrong wrong wrong' });
    const said = [known, unknown, invited].map((answer) => ({ ...answer.json(), requestId: '' }));
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
    expect(known.status).toBe(401);
  });

  test('is slowed down per account and address, while the owner elsewhere still gets in', async () => {
    const proxied = await startTestApi(database, { trustProxy: ['127.0.0.0/8'] });
    const { email } = await person();
    const from = (address: string, password: string): Promise<TestAnswer> =>
      proxied.call('POST', '/api/v1/session', { email, password }, undefined, {
        'x-forwarded-for': address,
        'x-forwarded-proto': 'https',
      });
    const statuses = [];
    for (let index = 0; index < 6; index += 1) statuses.push((await from('203.0.113.1', 'wrong')).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const locked = await from('203.0.113.1', PASSWORD);
    expect([locked.status, Number(locked.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await from('203.0.113.2', PASSWORD)).status).toBe(200);
    for (let address = 10; address < 40; address += 1) await from(`203.0.113.${address}`, 'wrong');
    expect((await from('203.0.113.99', PASSWORD)).status).toBe(429);
    expect((await from('203.0.113.2', PASSWORD)).status).toBe(200);
    const { rows } = await database.pool.query<{ key: string }>('select key from throttle');
    expect(rows.some(({ key }) => key.includes(email) || key.includes('203.0.113'))).toBe(false);
    await proxied.stop();
  }, 30_000);

  test('leaves events behind without what was typed, with the address it came from, which the audit log shows', async () => {
    const { id, email } = await person();
    await post('/session', { email, password: 'wrong wrong wrong' });
    const { rows } = await database.pool.query('select action, actor, detail from audit_event where entity_id = $1', [
      id,
    ]);
    expect(rows).toEqual([
      { action: 'sign-in-failed', actor: 'anonymous', detail: { step: 'password', address: '127.0.0.1' } },
    ]);
    const browser = await signIn(email);
    const audit = await browser.call('POST', '/audit/search', {
      filter: {
        join: 'and',
        items: [
          { column: 'address', is: 'is', value: '127.0.0.1' },
          { column: 'subjectId', is: 'is', value: id },
        ],
      },
    });
    expect(audit.json<{ items: object[] }>().items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'sign-in', address: '127.0.0.1' }),
        expect.objectContaining({
          action: 'sign-in-failed',
          subjectName: 'Olivia Operator',
          address: '127.0.0.1',
          summary: 'step: password',
        }),
      ]),
    );
    await expect(database.pool.query('delete from audit_event')).rejects.toThrow(/append only/);
  });
});

describe('the own password', () => {
  test('changes only with the old one, ends other sessions and brings a new token', async () => {
    const { email } = await person();
    const [here, there] = [await signIn(email), await signIn(email)];
    expect(
      codeOf(await here.call('POST', '/me/password', { currentPassword: 'nope', password: 'forty blue herons' })),
    ).toEqual([422, 'wrong-password']);
    const answer = await here.call('POST', '/me/password', {
      currentPassword: PASSWORD,
      password: 'forty blue herons',
    });
    expect(answer.status).toBe(200);
    expect([(await here.call('GET', '/session')).status, (await there.call('GET', '/session')).status]).toEqual([
      401, 401,
    ]);
    expect((await browserFrom(answer).call('GET', '/session')).status).toBe(200);
    await signIn(email, 'forty blue herons');
  });

  test.each([
    ['too short', 'short pw', 'too-short'],
    ['common', 'Password1234!', 'too-common'],
    ['one that leaked', '1qaz2wsx3edc4rfv', 'too-common'],
    ['of the own name', 'OliviaOperator99', 'too-common'],
    ['the one before', PASSWORD, 'used-before'],
  ])('may not be %s', async (_name, password, code) => {
    const browser = await signIn((await person()).email);
    const answer = await browser.call('POST', '/me/password', { currentPassword: PASSWORD, password });
    expect(answer.json()).toMatchObject({ code: 'invalid-fields', errors: [{ field: 'password', code }] });
    expect(answer.text).not.toContain(password);
  });

  test('that expired lets its owner do nothing but change it', async () => {
    const { id, email } = await person();
    const admin = await signIn((await person()).email);
    expect((await admin.call('PATCH', '/settings', { security: { passwordExpiryDays: 90 } })).status).toBe(200);
    await database.pool.query(
      `update user_login set password_changed_at = now() - interval '91 days' where user_id = $1`,
      [id],
    );
    const browser = await signIn(email);
    expect((await browser.call('GET', '/session')).json()).toMatchObject({ mustChangePassword: true });
    expect(codeOf(await browser.call('GET', '/buyers'))).toEqual([403, 'password-expired']);
    const renewed = browserFrom(
      await browser.call('POST', '/me/password', { currentPassword: PASSWORD, password: 'forty blue herons' }),
    );
    expect((await renewed.call('GET', '/buyers')).status).toBe(200);
    await admin.call('PATCH', '/settings', { security: { passwordExpiryDays: null } });
  });

  test('is hashed anew at sign-in when it was hashed cheaply', async () => {
    const { id, email } = await person();
    const { hash } = await import('@node-rs/argon2');
    await database.pool.query('update user_login set password_hash = $2 where user_id = $1', [
      id,
      await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }),
    ]);
    await signIn(email);
    const { rows } = await database.pool.query('select password_hash from user_login where user_id = $1', [id]);
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('the second factor', () => {
  async function enrolled(): Promise<{ id: string; email: string; seed: string; codes: string[]; browser: Browser }> {
    const { id, email } = await person();
    const browser = await signIn(email);
    const started = (await browser.call('POST', '/me/second-factor', { password: PASSWORD })).json<{
      seed: string;
      uri: string;
      qrCode: string;
    }>();
    expect([started.uri, started.qrCode]).toEqual([
      expect.stringMatching(/^otpauth:\/\/totp\//),
      expect.stringMatching(/^data:image\/svg\+xml;base64,/),
    ]);
    now += 60_000;
    const { recoveryCodes } = (
      await browser.call('POST', '/me/second-factor/confirm', { code: codeAt(started.seed, now) })
    ).json<{ recoveryCodes: string[] }>();
    return { id, email, seed: started.seed, codes: recoveryCodes, browser };
  }
  const challengeOf = async (email: string): Promise<string> =>
    String((await post('/session', { email, password: PASSWORD })).json()['challenge']);

  test('is asked for after the password; a code counts once, one step early or late', async () => {
    const { email, seed, codes } = await enrolled();
    expect(codes).toHaveLength(10);
    // 24 letters of 32: 120 bits each.
    for (const code of codes) expect(code).toMatch(/^([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}$/);
    const challenge = await challengeOf(email);
    expect(codeOf(await post('/session/code', { challenge, code: codeAt(seed, now) }))).toEqual([401, 'invalid-code']);
    now += 90_000;
    expect(codeOf(await post('/session/code', { challenge, code: codeAt(seed, now - 60_000) }))).toEqual([
      401,
      'invalid-code',
    ]);
    expect((await post('/session/code', { challenge, code: codeAt(seed, now - 30_000) })).json()).toMatchObject({
      state: 'signed-in',
    });
    expect(codeOf(await post('/session/code', { challenge, code: codeAt(seed, now) }))).toEqual([
      401,
      'invalid-challenge',
    ]);
    expect(
      codeOf(await post('/session/code', { challenge: await challengeOf(email), code: codeAt(seed, now - 30_000) })),
    ).toEqual([401, 'invalid-code']);
  });

  test('can be replaced by each recovery code once; neither seed nor codes are kept in the clear', async () => {
    const { id, email, seed, codes } = await enrolled();
    expect(
      (await post('/session/code', { challenge: await challengeOf(email), code: codes[0]!.toUpperCase() })).status,
    ).toBe(200);
    expect(codeOf(await post('/session/code', { challenge: await challengeOf(email), code: codes[0] }))).toEqual([
      401,
      'invalid-code',
    ]);
    const { rows } = await database.pool.query(
      `select (select to_jsonb(l)::text from user_login l where user_id = $1) || (select string_agg(encode(code_hash, 'escape'), ' ') from recovery_code where user_id = $1) as kept`,
      [id],
    );
    for (const secret of [seed, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(rows[0].kept).not.toContain(secret);
  });

  test('is not tried for ever', async () => {
    const { email, seed } = await enrolled();
    const challenge = await challengeOf(email);
    const statuses = [];
    for (let index = 0; index < 5; index += 1)
      statuses.push((await post('/session/code', { challenge, code: '000000' })).status);
    now += 90_000;
    const last = await post('/session/code', { challenge, code: codeAt(seed, now) });
    expect([statuses, [401, 429].includes(last.status)]).toEqual([[401, 401, 401, 401, 401], true]);
  });

  test('that is demanded of all lets nobody without it do anything but set it up', async () => {
    const admin = await enrolled();
    expect((await admin.browser.call('PATCH', '/settings', { security: { secondFactorRequired: true } })).status).toBe(
      200,
    );
    const browser = await signIn((await person()).email);
    expect(codeOf(await browser.call('GET', '/buyers'))).toEqual([403, 'mfa-required']);
    expect((await browser.call('GET', '/session')).json()).toMatchObject({ mustEnrol: true });
    await admin.browser.call('PATCH', '/settings', { security: { secondFactorRequired: false } });
    expect((await browser.call('GET', '/buyers')).status).toBe(200);
  });

  test('goes, and its recovery codes are renewed, only with the password and a code that was not used', async () => {
    const { browser, email, seed, codes } = await enrolled();
    for (const way of ['/me/second-factor/remove', '/me/recovery-codes']) {
      await database.pool.query('delete from throttle');
      const said = async (password: string, code: string): Promise<unknown> =>
        codeOf(await browser.call('POST', way, { password, code }));
      expect(await said('nope', codes[1]!)).toEqual([422, 'wrong-password']);
      expect(await said(PASSWORD, '000000')).toEqual([422, 'invalid-fields']);
      expect(await said(PASSWORD, codeAt(seed, now))).toEqual([422, 'invalid-fields']);
      expect((await browser.call('POST', way, { password: PASSWORD })).status).toBe(422);
    }
    const renewed = await browser.call('POST', '/me/recovery-codes', { password: PASSWORD, code: codes[1] });
    const [fresh] = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    await database.pool.query('delete from throttle');
    const removed = (code: string): Promise<TestAnswer> =>
      browser.call('POST', '/me/second-factor/remove', { password: PASSWORD, code });
    expect((await removed(codes[2]!)).status).toBe(422);
    expect((await removed(fresh!)).status).toBe(204);
    await signIn(email);
  });
});

describe('a forgotten password', () => {
  const sealedLinks = async (id: string): Promise<string[]> => {
    const { rows } = await database.pool.query(
      'select sealed_link from notice where user_id = $1 order by created_at',
      [id],
    );
    return rows.map((row) => row.sealed_link as string);
  };

  test('is asked for the same way by everybody; the link is kept sealed and as a hash only', async () => {
    const { id, email } = await person();
    const known = await post('/password-reset', { email });
    const unknown = await post('/password-reset', { email: 'nobody@example.com' });
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    const [sealed] = await sealedLinks(id);
    const token = box.open(String(sealed));
    const { rows } = await database.pool.query('select to_jsonb(user_link)::text as link from user_link');
    expect(rows.some(({ link }) => link.includes(token))).toBe(false);
  });

  test('is set once by the link, ends every session, and does not get past the second factor', async () => {
    const { id, email } = await person();
    const browser = await signIn(email);
    const started = (await browser.call('POST', '/me/second-factor', { password: PASSWORD })).json<{ seed: string }>();
    now += 60_000;
    await browser.call('POST', '/me/second-factor/confirm', { code: codeAt(started.seed, now) });
    await post('/password-reset', { email });
    const token = box.open(String((await sealedLinks(id)).at(-1)));
    expect((await post('/password-reset/complete', { token, password: 'short' })).status).toBe(422);
    const answers = await Promise.all(
      [1, 2, 3].map(() => post('/password-reset/complete', { token, password: 'forty blue herons' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 422, 422]);
    expect((await browser.call('GET', '/session')).status).toBe(401);
    expect((await post('/session', { email, password: 'forty blue herons' })).json()).toMatchObject({
      state: 'code-required',
    });
    expect((await post('/session', { email, password: PASSWORD })).status).toBe(401);
  });

  test('is not set by a link that is too old or for something else', async () => {
    const { id, email } = await person();
    await post('/password-reset', { email });
    const token = box.open(String((await sealedLinks(id))[0]));
    expect(codeOf(await post('/invitations/accept', { token, password: 'forty blue herons' }))).toEqual([
      422,
      'invalid-link',
    ]);
    await database.pool.query('update user_link set expires_at = now() where user_id = $1', [id]);
    expect(codeOf(await post('/password-reset/complete', { token, password: 'forty blue herons' }))).toEqual([
      422,
      'invalid-link',
    ]);
  });
});
