import { makeAdministrator } from '#scripts/administrator/make-administrator';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const PASSWORD = 'seven grey herons wade';
const make = (email: string, another = false) =>
  makeAdministrator(database.url, { email, name: 'Ada Admin', another, publicUrl: 'https://leads.example.com' });
const tokenOf = (link: string): string => link.split('#')[1] ?? '';
const accept = (link: string) =>
  api.call('POST', '/api/v1/invitations/accept', { token: tokenOf(link), password: PASSWORD });

test('the first administrator chooses a password by the printed link and signs in with every permission', async () => {
  const lost = await make('ada@example.com');
  // Nobody has chosen a password yet: the command may be repeated, and the older link ends.
  const { link, expiresAt } = await make('ada@example.com');
  expect(link).toMatch(/^https:\/\/leads\.example\.com\/accept-invitation#[\w-]{43}$/);
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(71 * 3_600_000);
  expect((await accept(lost.link)).status).toBe(422);
  expect((await accept(link)).status).toBe(204);
  const signedIn = await api.call('POST', '/api/v1/session', { email: 'ada@example.com', password: PASSWORD });
  expect(signedIn.json()).toMatchObject({
    state: 'signed-in',
    me: { user: { name: 'Ada Admin' }, role: { name: 'Administrator' } },
  });
  expect(signedIn.text).toContain('settings:users');
  const { rows } = await database.pool.query(`select actor from config_version where entity = 'app_user'`);
  expect(rows).toEqual([{ actor: 'system' }]);
});

test("a second one is refused unless asked for, and never over somebody else's address", async () => {
  await expect(make('grace@example.com')).rejects.toMatchObject({ code: 'administrator-exists' });
  expect((await accept((await make('grace@example.com', true)).link)).status).toBe(204);
  await database.pool.query(
    `insert into app_user (id, name, email) values (gen_random_uuid(), 'Olivia', 'olivia@example.com')`,
  );
  await expect(make('OLIVIA@example.com', true)).rejects.toMatchObject({ code: 'address-taken' });
  await expect(make('no address', true)).rejects.toMatchObject({ code: 'bad-argument' });
});
