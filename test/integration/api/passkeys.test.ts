import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { browserOf, signInAt, type Browser } from '#test/kit/sign-in/browser';
import { codeAt, enrol } from '#test/kit/sign-in/enrol';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';
import { addPasskeyAt, enterWith, proofWith } from '#test/kit/sign-in/passkeys';
import type { SoftwareAuthenticator } from '#test/kit/sign-in/software-authenticator';

const PUBLIC_URL = 'https://leads.example.com';
let database: TestDatabase;
let api: TestApi;
let readers: string;
let now = Date.parse('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { canMail: true, publicUrl: PUBLIC_URL, now: () => now });
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into role (id, name, permissions) values (gen_random_uuid(), 'Readers', array['buyers:view']) returning id`,
  );
  readers = rows[0]!.id;
}, 60_000);
/** Others with an address or settings of their own; stopped with the rest, however a test ends. */
const more: TestApi[] = [];
async function anotherApi(publicUrl: string): Promise<TestApi> {
  const made = await startTestApi(database, { publicUrl });
  more.push(made);
  return made;
}
afterAll(async () => {
  for (const each of [...more, api]) await each.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.status < 300 ? null : answer.json()['code']];
const lives = async (browser: Browser): Promise<boolean> => (await browser.call('GET', '/session')).status === 200;
const post = (path: string, body: unknown): Promise<TestAnswer> => api.call('POST', `/api/v1${path}`, body);

interface Added {
  readonly id: string;
  readonly email: string;
  readonly here: Browser;
  readonly key: SoftwareAuthenticator;
  readonly passkeyId: string;
  readonly codes: string[];
}
/** Somebody below administrators with one passkey and no other second factor. */
async function added(roleId: string = readers): Promise<Added> {
  const { id, email } = await makeLogin(database.pool, PASSWORD, roleId);
  const here = await signInAt(api, email);
  const { key, answer } = await addPasskeyAt(here);
  const { passkey, recoveryCodes } = answer.json<{ passkey: { id: string }; recoveryCodes: string[] }>();
  return { id, email, here, key, passkeyId: passkey.id, codes: recoveryCodes };
}
const waiting = async (email: string): Promise<{ challenge: string; factors: string[] }> =>
  (await post('/session', { email, password: PASSWORD })).json();
const profileOf = async (browser: Browser) =>
  (await browser.call('GET', '/me')).json<{ secondFactor: Record<string, unknown> }>().secondFactor;
async function eventsOf(userId: string, ...actions: string[]): Promise<unknown[]> {
  const { rows } = await database.pool.query(
    'select action, detail, actor from audit_event where entity_id = $1 and action = any($2) order by id',
    [userId, actions],
  );
  return rows;
}
const toldOf = async (userId: string): Promise<string[]> =>
  (
    await database.pool.query(
      `select detail ->> 'what' as what from notice where user_id = $1 and kind = 'access-changed' order by id`,
      [userId],
    )
  ).rows.map(({ what }) => what);

describe('a passkey', () => {
  test('signs in by itself, without an address, and is a second factor', async () => {
    const { id, email, key, passkeyId, here } = await added();
    const answer = await enterWith(api, key);
    expect(answer.json()).toMatchObject({ state: 'signed-in', me: { user: { id, email }, mustEnrol: false } });
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-leadrail=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
      expect.stringMatching(/^__Host-leadrail-device=/),
    ]);
    expect(await lives(browserOf(api, answer))).toBe(true);
    expect(await eventsOf(id, 'passkey-added', 'sign-in')).toEqual([
      expect.objectContaining({ action: 'sign-in', detail: { secondFactor: null, address: '127.0.0.1' } }),
      { action: 'passkey-added', actor: `user:${id}`, detail: { passkey: passkeyId, address: '127.0.0.1' } },
      expect.objectContaining({ action: 'sign-in', detail: { secondFactor: 'passkey', address: '127.0.0.1' } }),
    ]);
    expect(await toldOf(id)).toEqual(['passkey-added']);
    const { items } = (await here.call('GET', '/me/passkeys')).json<{ items: unknown[] }>();
    expect(items).toEqual([
      {
        id: passkeyId,
        name: 'Desk',
        createdAt: expect.any(String),
        lastUsedAt: expect.any(String),
        multiDevice: true,
        backedUp: true,
      },
    ]);
  });

  test('ends the session its browser had before', async () => {
    const { here, key } = await added();
    const again = browserOf(api, await enterWith(api, key, { headers: { cookie: here.cookie } }));
    expect([await lives(here), await lives(again)]).toEqual([false, true]);
  });

  test('is asked for after the password, which alone signs in no more', async () => {
    const { email, key, id } = await added();
    const asked = await waiting(email);
    expect(asked).toEqual({ state: 'code-required', challenge: expect.any(String), factors: ['passkey'] });
    expect((await enterWith(api, key, { after: asked.challenge })).json()).toMatchObject({ state: 'signed-in' });
    expect(codeOf(await enterWith(api, key, { after: (await waiting(email)).challenge }))).toEqual([200, null]);
    const used = await post('/session/passkey/options', { challenge: asked.challenge });
    expect(codeOf(used)).toEqual([401, 'invalid-challenge']);
    expect(await eventsOf(id, 'sign-in-failed')).toEqual([]);
  });

  test('stands beside an authenticator, and a recovery code stands in for either', async () => {
    const { email, here, codes, key } = await added();
    const start = await here.call('POST', '/me/second-factor', { password: PASSWORD });
    expect(codeOf(start)).toEqual([422, 'second-factor-needed']);
    const signed = await proofWith(here, key);
    const { seed } = (await here.call('POST', '/me/second-factor', { password: PASSWORD, passkey: signed })).json<{
      seed: string;
    }>();
    // Set up but not confirmed: nobody's second factor, though a code of it is right.
    const early = await post('/session/code', { challenge: (await waiting(email)).challenge, code: codeAt(seed, now) });
    expect(codeOf(early)).toEqual([401, 'invalid-code']);
    const inPlace = await post('/session/code', { challenge: (await waiting(email)).challenge, code: codes[0] });
    expect(inPlace.json()).toMatchObject({ state: 'signed-in' });
    now += 60_000;
    expect((await here.call('POST', '/me/second-factor/confirm', { code: codeAt(seed, now) })).status).toBe(200);
    expect((await waiting(email)).factors).toEqual(['passkey', 'authenticator']);
    now += 60_000;
    const byCode = { challenge: (await waiting(email)).challenge, code: codeAt(seed, now) };
    expect((await post('/session/code', byCode)).status).toBe(200);
  });

  test('fulfils the demand of a second factor, and its removal brings the demand back', async () => {
    const { email, here, key, passkeyId } = await added();
    const demand = (on: boolean): Promise<unknown> =>
      database.pool.query(`update installation set security = security || $1`, [{ secondFactorRequired: on }]);
    await demand(true);
    const fresh = await anotherApi(PUBLIC_URL);
    const other = await signInAt(fresh, (await makeLogin(database.pool, PASSWORD, readers)).email);
    expect(codeOf(await other.call('GET', '/buyers'))).toEqual([403, 'mfa-required']);
    expect(codeOf((await addPasskeyAt(other)).answer)).toEqual([201, null]);
    expect((await other.call('GET', '/buyers')).status).toBe(200);
    const mine = browserOf(fresh, await enterWith(fresh, key));
    expect((await mine.call('GET', '/buyers')).status).toBe(200);
    const passkey = await proofWith(mine, key);
    expect((await mine.call('POST', `/me/passkeys/${passkeyId}/remove`, { password: PASSWORD, passkey })).status).toBe(
      204,
    );
    expect(codeOf(await mine.call('GET', '/buyers'))).toEqual([403, 'mfa-required']);
    await demand(false);
    expect([await lives(here), (await waiting(email)).factors]).toEqual([false, undefined]);
  });
});

describe('adding a passkey', () => {
  test('asks for the password, and ends every other session and every sign-in that waits', async () => {
    const { id, email } = await makeLogin(database.pool, PASSWORD, readers);
    const [here, elsewhere] = [await signInAt(api, email), await signInAt(api, email)];
    expect(codeOf((await addPasskeyAt(here, { proof: { password: 'not this' } })).answer)).toEqual([
      422,
      'wrong-password',
    ]);
    expect([await lives(elsewhere), await profileOf(here)]).toEqual([true, expect.objectContaining({ passkeys: 0 })]);
    await elsewhere.call('POST', '/me/passkeys/proof');
    const { answer } = await addPasskeyAt(here);
    expect(answer.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10);
    const begun = await database.pool.query('select 1 from passkey_challenge where user_id = $1', [id]);
    expect(begun.rows).toEqual([]);
    expect([await lives(here), await lives(elsewhere)]).toEqual([true, false]);
    expect(await profileOf(here)).toMatchObject({ on: false, passkeys: 1, recoveryCodesLeft: 10 });
  });

  test('asks for a second factor there is: a code, or another passkey', async () => {
    const { email } = await makeLogin(database.pool, PASSWORD, readers);
    const here = await signInAt(api, email);
    now += 60_000;
    const { codes } = await enrol(here, now);
    expect(codeOf((await addPasskeyAt(here)).answer)).toEqual([422, 'second-factor-needed']);
    const wrong = await addPasskeyAt(here, { proof: { code: '000000' } });
    expect(codeOf(wrong.answer)).toEqual([422, 'invalid-fields']);
    const first = await addPasskeyAt(here, { proof: { code: codes[0] } });
    // The codes there were stay in force: they stand in for both.
    expect(first.answer.json()).toMatchObject({ recoveryCodes: null });
    const second = await addPasskeyAt(here, { proof: { passkey: await proofWith(here, first.key) } });
    expect(second.answer.status).toBe(201);
    expect(await profileOf(here)).toMatchObject({ on: true, passkeys: 2, recoveryCodesLeft: 9 });
    const off = await here.call('POST', '/me/second-factor/remove', { password: PASSWORD, code: codes[1] });
    expect(off.status).toBe(204);
    expect(await profileOf(here)).toMatchObject({ on: false, passkeys: 2, recoveryCodesLeft: 8 });
    const nothing = await here.call('POST', '/me/second-factor/remove', { password: PASSWORD, code: codes[2] });
    expect(codeOf(nothing)).toEqual([409, 'second-factor-off']);
    const passkey = await proofWith(here, second.key);
    const renewed = await here.call('POST', '/me/recovery-codes', { password: PASSWORD, passkey });
    expect(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(10);
  });

  test('is refused for one that is known, and beyond twenty', async () => {
    const { here, key, id } = await added();
    const again = await addPasskeyAt(here, { key, proof: { passkey: await proofWith(here, key) } });
    expect(codeOf(again.answer)).toEqual([422, 'passkey-refused']);
    await database.pool.query(
      `insert into passkey (id, user_id, credential_id, public_key, counter, multi_device, backed_up, name)
       select gen_random_uuid(), $1::uuid, decode(md5(n::text || $1::uuid::text), 'hex'), '', 0, false, false, 'More' from generate_series(1, 19) n`,
      [id],
    );
    const beyond = await addPasskeyAt(here, { proof: { passkey: await proofWith(here, key) } });
    expect(codeOf(beyond.answer)).toEqual([409, 'too-many-passkeys']);
  });

  test('needs an address that browsers can bind a passkey to', async () => {
    const bare = await anotherApi('https://192.0.2.7');
    const here = await signInAt(bare, (await makeLogin(database.pool, PASSWORD, readers)).email);
    const { answer } = await addPasskeyAt(here);
    expect(codeOf(answer)).toEqual([409, 'passkeys-unavailable']);
    expect(answer.text).toContain('PUBLIC_URL');
    expect(codeOf(await bare.call('POST', '/api/v1/session/passkey/options', {}))).toEqual([
      409,
      'passkeys-unavailable',
    ]);
  });
});

describe('a passkey of one’s own', () => {
  test('is renamed and removed by nobody else', async () => {
    const [mine, other] = [await added(), await added()];
    const path = `/me/passkeys/${mine.passkeyId}`;
    expect((await other.here.call('PATCH', path, { name: 'Mine' })).status).toBe(404);
    const passkey = await proofWith(other.here, other.key);
    expect((await other.here.call('POST', `${path}/remove`, { password: PASSWORD, passkey })).status).toBe(404);
    expect((await mine.here.call('PATCH', path, { name: 'Phone' })).json()).toMatchObject({ name: 'Phone' });
    expect(await eventsOf(mine.id, 'passkey-renamed')).toEqual([
      expect.objectContaining({ detail: { passkey: mine.passkeyId, address: '127.0.0.1' } }),
    ]);
    expect(await toldOf(mine.id)).toEqual(['passkey-added']);
  });

  test('is removed with the password and a second factor; then it signs nobody in, and every other session ends', async () => {
    const { id, here, key, passkeyId, codes, email } = await added();
    const elsewhere = browserOf(api, await enterWith(api, key));
    const { challenge } = await waiting(email);
    const path = `/me/passkeys/${passkeyId}/remove`;
    expect(codeOf(await here.call('POST', path, { password: PASSWORD }))).toEqual([422, 'second-factor-needed']);
    expect((await here.call('POST', path, { password: PASSWORD, code: codes[0] })).status).toBe(204);
    expect([await lives(here), await lives(elsewhere)]).toEqual([true, false]);
    expect(codeOf(await enterWith(api, key))).toEqual([401, 'invalid-passkey']);
    expect(codeOf(await post('/session/code', { challenge, code: codes[1] }))).toEqual([401, 'invalid-challenge']);
    expect(await profileOf(here)).toMatchObject({ passkeys: 0, recoveryCodesLeft: 0 });
    expect(await toldOf(id)).toEqual(['passkey-added', 'passkey-removed']);
    const { rows } = await database.pool.query('select 1 from recovery_code where user_id = $1', [id]);
    expect(rows).toEqual([]);
    expect((await post('/session', { email, password: PASSWORD })).json()).toMatchObject({ state: 'signed-in' });
  });

  test('stays with a new password', async () => {
    const { here, key } = await added();
    const changed = await here.call('POST', '/me/password', {
      currentPassword: PASSWORD,
      password: 'forty blue herons',
    });
    expect(changed.status).toBe(200);
    expect((await enterWith(api, key)).status).toBe(200);
  });

  test('is taken away by an administrator together with the authenticator and the recovery codes', async () => {
    const { id, here, key, email } = await added();
    const admin = await signInAt(api, (await makeLogin(database.pool)).email);
    expect((await admin.call('GET', `/users/${id}/access`)).json()).toMatchObject({ secondFactor: false, passkeys: 1 });
    const { items } = (await admin.call('POST', '/users/search', { limit: 200 })).json<{
      items: { id: string; mfa: boolean }[];
    }>();
    expect(items.find((row) => row.id === id)?.mfa).toBe(true);
    expect((await admin.call('DELETE', `/users/${id}/second-factor`)).status).toBe(204);
    expect([await lives(here), codeOf(await enterWith(api, key))]).toEqual([false, [401, 'invalid-passkey']]);
    expect((await admin.call('GET', `/users/${id}/access`)).json()).toMatchObject({ passkeys: 0 });
    expect(await eventsOf(id, 'second-factor-off')).toEqual([
      expect.objectContaining({ detail: { passkeys: 1, address: '127.0.0.1' } }),
    ]);
    const { rows } = await database.pool.query('select 1 from recovery_code where user_id = $1', [id]);
    expect(rows).toEqual([]);
    expect((await post('/session', { email, password: PASSWORD })).json()).toMatchObject({ state: 'signed-in' });
  });

  test('signs in nobody who is deactivated, and what was begun with it ends; it is there when they come back', async () => {
    const { id, key } = await added();
    const active = (is: boolean): Promise<unknown> =>
      database.pool.query('update app_user set active = $2 where id = $1', [id, is]);
    await database.pool.query(
      `insert into passkey_challenge (challenge_hash, purpose, user_id, expires_at) values ('\\x05', 'prove', $1, now() + interval '5 minutes')`,
      [id],
    );
    await active(false);
    const { rows } = await database.pool.query('select 1 from passkey_challenge where user_id = $1', [id]);
    expect(rows).toEqual([]);
    expect(codeOf(await enterWith(api, key))).toEqual([401, 'invalid-passkey']);
    expect(await eventsOf(id, 'sign-in-failed')).toEqual([
      expect.objectContaining({ detail: { step: 'passkey', why: 'no-access', address: '127.0.0.1' } }),
    ]);
    await active(true);
    expect((await enterWith(api, key)).status).toBe(200);
  });
});
