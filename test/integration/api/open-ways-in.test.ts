import { createSecretBox } from '#db/secrets/secret-box';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { signInAt, type Browser } from '#test/kit/sign-in/browser';
import { codeAt, enrol } from '#test/kit/sign-in/enrol';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';

const NEXT = 'forty blue herons';
const box = createSecretBox('ab'.repeat(32));
let database: TestDatabase;
let api: TestApi;
/** A role below administrators. */
let readers: string;
let now = Date.parse('2026-11-23T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { canMail: true, publicUrl: 'https://leads.example.com', now: () => now });
  const { rows } = await database.pool.query<{ id: string }>(
    `insert into role (id, name, permissions) values (gen_random_uuid(), 'Readers', array['buyers:view']) returning id`,
  );
  readers = rows[0]!.id;
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

const post = (path: string, body: unknown): Promise<TestAnswer> => api.call('POST', `/api/v1${path}`, body);
const lives = async (browser: Browser): Promise<boolean> => (await browser.call('GET', '/session')).status === 200;

interface Enrolled {
  readonly id: string;
  readonly email: string;
  readonly here: Browser;
  readonly elsewhere: Browser;
  readonly challenge: string;
  readonly seed: string;
  readonly codes: string[];
}
/** Somebody with a second factor, two sessions, and a sign-in elsewhere that waits for its code. */
async function enrolled(): Promise<Enrolled> {
  const { id, email } = await makeLogin(database.pool, PASSWORD, readers);
  const here = await signInAt(api, email);
  now += 60_000;
  const { seed, codes } = await enrol(here, now);
  const elsewhere = await confirm(await challengeOf(email), codes.pop()!);
  return { id, email, here, elsewhere, seed, codes, challenge: await challengeOf(email) };
}
async function challengeOf(email: string, password = PASSWORD): Promise<string> {
  return String((await post('/session', { email, password })).json()['challenge']);
}
async function confirm(challenge: string, code: string): Promise<Browser> {
  const answer = await post('/session/code', { challenge, code });
  const [cookie = ''] = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '');
  return {
    cookie,
    device: '',
    csrf: '',
    call: (method, path, body) => api.call(method, `/api/v1${path}`, body, undefined, { cookie }),
  };
}
async function byLink({ id, email }: Enrolled): Promise<TestAnswer> {
  await post('/password-reset', { email });
  const { rows } = await database.pool.query<{ link: string }>(
    'select sealed_link as link from notice where user_id = $1 and sealed_link is not null',
    [id],
  );
  return post('/password-reset/complete', { token: box.open(rows[0]!.link), password: NEXT });
}
async function byAdministrator({ id }: Enrolled, path: string): Promise<TestAnswer> {
  const admin = await signInAt(api, (await makeLogin(database.pool)).email);
  return admin.call('DELETE', `/users/${id}/${path}`);
}

describe('a sign-in that waits for its code, and every other session, end with', () => {
  test.each<[string, (given: Enrolled) => Promise<TestAnswer>]>([
    ['a new password', ({ here }) => here.call('POST', '/me/password', { currentPassword: PASSWORD, password: NEXT })],
    ['a password set by a link', byLink],
    [
      'the second factor taken away',
      ({ here, codes }) => here.call('POST', '/me/second-factor/remove', { password: PASSWORD, code: codes[0] }),
    ],
    [
      'new recovery codes',
      ({ here, codes }) => here.call('POST', '/me/recovery-codes', { password: PASSWORD, code: codes[0] }),
    ],
    ['the second factor taken away by an administrator', (given) => byAdministrator(given, 'second-factor')],
    ['being signed out by an administrator', (given) => byAdministrator(given, 'sessions')],
  ])('%s', async (_name, change) => {
    const given = await enrolled();
    expect(await lives(given.elsewhere)).toBe(true);
    expect((await change(given)).status).toBeLessThan(300);
    expect(await lives(given.elsewhere)).toBe(false);
    now += 90_000;
    const late = await post('/session/code', { challenge: given.challenge, code: codeAt(given.seed, now) });
    expect([late.status, late.json()['code']]).toEqual([401, 'invalid-challenge']);
  });

  test('a second factor that was set up', async () => {
    const { email } = await makeLogin(database.pool);
    const [here, elsewhere] = [await signInAt(api, email), await signInAt(api, email)];
    now += 60_000;
    await enrol(here, now);
    expect([await lives(here), await lives(elsewhere)]).toEqual([true, false]);
  });
});

describe('what a password opens', () => {
  test('is not opened when the password changes while it is checked', async () => {
    const { id, email } = await makeLogin(database.pool);
    const client = await database.pool.connect();
    await client.query('begin');
    await client.query(`update user_login set password_hash = 'another' where user_id = $1`, [id]);
    const waiting = post('/session', { email, password: PASSWORD });
    await new Promise((resolve) => setTimeout(resolve, 400));
    await client.query('commit');
    client.release();
    expect((await waiting).status).toBe(401);
    const { rows } = await database.pool.query('select 1 from user_session where user_id = $1', [id]);
    expect(rows).toEqual([]);
  });

  test('is ten sessions at most; the oldest ends', async () => {
    const { email } = await makeLogin(database.pool);
    const browsers: Browser[] = [];
    for (let at = 0; at < 12; at += 1) browsers.push(await signInAt(api, email));
    expect(await Promise.all(browsers.map(lives))).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
  });
});

describe('a second factor of administrators', () => {
  const demanded = async (): Promise<unknown> =>
    (await database.pool.query(`select security -> 'secondFactorOfAdministrators' as demanded from installation`))
      .rows[0].demanded;

  test('is demanded of them alone where the settings say so', async () => {
    const admin = await signInAt(api, (await makeLogin(database.pool)).email);
    now += 60_000;
    await enrol(admin, now);
    const change = (on: boolean): Promise<TestAnswer> =>
      admin.call('PATCH', '/settings', { security: { secondFactorOfAdministrators: on } });
    expect((await change(true)).status).toBe(200);
    const other = await signInAt(api, (await makeLogin(database.pool)).email);
    const reader = await signInAt(api, (await makeLogin(database.pool, PASSWORD, readers)).email);
    expect([(await other.call('GET', '/buyers')).json()['code'], (await reader.call('GET', '/buyers')).status]).toEqual(
      ['mfa-required', 200],
    );
    expect((await other.call('GET', '/me')).json()).toMatchObject({ secondFactor: { demanded: true } });
    expect((await reader.call('GET', '/me')).json()).toMatchObject({ secondFactor: { demanded: false } });
    expect((await change(false)).status).toBe(200);
    expect(await demanded()).toBe(false);
  });
});
