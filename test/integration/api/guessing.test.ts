import { createHash } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { browserOf, signInAt } from '#test/kit/sign-in/browser';
import { makeLogin, PASSWORD } from '#test/kit/sign-in/make-login';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, { trustProxy: ['127.0.0.0/8'], canMail: true });
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});
beforeEach(() => database.pool.query('delete from throttle'));

const ask = (path: string, address: string, body: unknown, cookie = ''): Promise<TestAnswer> =>
  api.call('POST', `/api/v1${path}`, body, undefined, {
    'x-forwarded-for': address,
    'x-forwarded-proto': 'https',
    ...(cookie && { cookie }),
  });
const guess = (address: string, email: string, password = 'wrong', cookie = ''): Promise<TestAnswer> =>
  ask('/session', address, { email, password }, cookie);
const times = async (count: number, one: (at: number) => Promise<TestAnswer>): Promise<number[]> => {
  const statuses = [];
  for (let at = 0; at < count; at += 1) statuses.push((await one(at)).status);
  return statuses;
};

describe('tries at one thing', () => {
  test('are not felt at another: checking links and asking for resets locks nobody out', async () => {
    const { email } = await makeLogin(database.pool);
    const checked = await times(105, () => ask('/invitations/check', '203.0.113.5', { token: 'x'.repeat(43) }));
    expect([checked[0], checked.at(-1)]).toEqual([422, 429]);
    const asked = await times(8, () => ask('/password-reset', '203.0.113.5', { email: 'nobody@example.com' }));
    expect([asked[0], asked.at(-1)]).toEqual([202, 429]);
    expect((await guess('203.0.113.5', email, PASSWORD)).status).toBe(200);
  }, 60_000);

  test('count for the whole network of an IPv6 address', async () => {
    const { email } = await makeLogin(database.pool);
    expect(await times(6, (at) => guess(`2001:db8:1:2::${at + 1}`, email))).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await guess('2001:db8:1:3::1', email, PASSWORD)).status).toBe(200);
  });

  test('at many accounts from one network are slowed, while who is right there is not counted', async () => {
    for (let at = 0; at < 3; at += 1)
      expect((await guess('2001:db8:2::1', (await makeLogin(database.pool)).email, PASSWORD)).status).toBe(200);
    const sprayed = await times(20, (at) => guess(`2001:db8:2::${at + 1}`, `person-${at}@example.com`));
    expect(sprayed).toEqual([...Array<number>(15).fill(401), ...Array<number>(5).fill(429)]);
    expect((await guess('2001:db8:2::1', 'person-3@example.com')).status).toBe(401);
    const { email } = await makeLogin(database.pool);
    expect((await guess('2001:db8:2::1', email, PASSWORD)).status).toBe(429);
    expect((await guess('2001:db8:2:1::1', email, PASSWORD)).status).toBe(200);
  }, 30_000);
});

describe('a browser somebody signed in with before', () => {
  test('is spared the guesses of others, from the same address and at the same account', async () => {
    const { email } = await makeLogin(database.pool);
    const { device } = browserOf(api, await guess('203.0.113.7', email, PASSWORD));
    await database.pool.query('delete from throttle');
    await times(12, (at) => guess('203.0.113.7', at % 2 === 0 ? email : `person-${at}@example.com`));
    await times(24, (at) => guess(`203.0.113.${at + 10}`, email));
    expect((await guess('203.0.113.7', email, PASSWORD)).status).toBe(429);
    expect((await guess('203.0.113.99', email, PASSWORD)).status).toBe(429);
    expect((await guess('203.0.113.7', email, PASSWORD, device)).status).toBe(200);
    expect((await guess('203.0.113.99', email, PASSWORD, device)).status).toBe(200);
  }, 30_000);

  test('has a small number of tries of its own, and none at other accounts', async () => {
    const [mine, other] = [await makeLogin(database.pool), await makeLogin(database.pool)];
    const { device } = browserOf(api, await guess('203.0.113.8', mine.email, PASSWORD));
    expect(await times(11, () => guess('203.0.113.8', mine.email, 'wrong', device))).toEqual([
      ...Array<number>(10).fill(401),
      429,
    ]);
    expect(await times(6, () => guess('203.0.113.8', other.email, 'wrong', device))).toEqual([
      401, 401, 401, 401, 401, 429,
    ]);
  });

  test('stays known after signing out, and not after a new password; only a hash of its mark is kept', async () => {
    const { id, email } = await makeLogin(database.pool);
    const known = async (): Promise<string[]> =>
      (
        await database.pool.query<{ hash: string }>(
          `select encode(token_hash, 'hex') as hash from known_device where user_id = $1`,
          [id],
        )
      ).rows.map(({ hash }) => hash);
    const here = await signInAt(api, email);
    const token = here.device.split('=')[1]!;
    expect(await known()).toEqual([createHash('sha256').update(token).digest('hex')]);
    expect((await here.call('DELETE', '/session')).status).toBe(204);
    expect(await known()).toHaveLength(1);
    const again = browserOf(api, await guess('203.0.113.9', email, PASSWORD, here.device));
    expect([again.device, (await known()).length]).toEqual([here.device, 1]);
    await signInAt(api, email);
    expect(await known()).toHaveLength(2);
    const changed = await again.call('POST', '/me/password', {
      currentPassword: PASSWORD,
      password: 'forty blue herons',
    });
    expect([changed.status, (await known()).length]).toEqual([200, 1]);
    await database.pool.query('update app_user set active = false where id = $1', [id]);
    expect(await known()).toEqual([]);
  });

  test('is not known by a mark that somebody made up', async () => {
    const { email } = await makeLogin(database.pool);
    const planted = `__Host-leadrail-device=${'x'.repeat(43)}`;
    const { device } = browserOf(api, await guess('203.0.113.9', email, PASSWORD, planted));
    expect(device).not.toBe(planted);
  });
});
