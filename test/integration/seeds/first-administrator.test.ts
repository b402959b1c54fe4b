import { makeFirstSignIn } from '#db/seeds/first-administrator';
import { initOrm } from '#db/orm';
import { seedId } from '#db/seeds/seed-keys';
import { verifyPassword } from '#db/secrets/hash-password';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

async function withDatabase(work: (database: TestDatabase) => Promise<void>, migrated = true): Promise<void> {
  const database = await createTestDatabase({ migrated });
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}
async function withApi(work: (database: TestDatabase, api: TestApi) => Promise<void>): Promise<void> {
  await withDatabase(async (database) => {
    const api = await startTestApi(database);
    try {
      await work(database, api);
    } finally {
      await api.stop();
    }
  });
}
const EMAIL = 'admin@leadrail.example.com';
const NOTHING = { email: null, password: null, credential: null };

describe('the first sign-in', () => {
  test('is made once, and nobody is told it a second time', () =>
    withDatabase(async (database) => {
      const made = await makeFirstSignIn(database.url, { demo: false });
      expect(made).toEqual({
        email: EMAIL,
        password: expect.stringMatching(/^(\w{5}-){3}\w{5}$/) as string,
        credential: null,
      });
      expect(await makeFirstSignIn(database.url, { demo: false })).toEqual(NOTHING);
      const { rows } = await database.pool.query<{ password_hash: string; must: boolean }>(
        'select password_hash, must_change_password as must from user_login',
      );
      expect(rows[0]?.must).toBe(true);
      expect(rows[0]?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(await verifyPassword(rows[0]?.password_hash ?? '', made.password ?? '')).toBe(true);
      expect((await database.pool.query('select 1 from api_credential')).rowCount).toBe(0);
    }));

  test('is not asked for a second factor until its holder says so, which is never taken back', () =>
    withDatabase(async (database) => {
      const demanded = async (): Promise<unknown> =>
        (await database.pool.query(`select security -> 'secondFactorOfAdministrators' as demanded from installation`))
          .rows[0].demanded;
      const demand = (): Promise<unknown> =>
        database.pool.query(`update installation set security = security || '{"secondFactorOfAdministrators": true}'`);
      await demand();
      await makeFirstSignIn(database.url, { demo: false });
      expect(await demanded()).toBe(false);
      await demand();
      await makeFirstSignIn(database.url, { demo: false });
      expect(await demanded()).toBe(true);
    }));

  test('is another one in every installation, and for one of two starts at once', () =>
    withDatabase(async (database) => {
      const both = await Promise.all([1, 2].map(() => makeFirstSignIn(database.url, { demo: true })));
      expect(both.filter(({ password }) => password !== null)).toHaveLength(1);
      expect(both.filter(({ credential }) => credential !== null)).toHaveLength(1);
      await withDatabase(async (other) => {
        const { password } = await makeFirstSignIn(other.url, { demo: false });
        expect(both.map((made) => made.password)).not.toContain(password);
      });
    }));

  test('lets its holder do nothing but choose a password of their own', () =>
    withApi(async (database, api) => {
      const { password } = await makeFirstSignIn(database.url, { demo: false });
      const signedIn = await api.call('POST', '/api/v1/session', { email: EMAIL, password });
      const me = signedIn.json<{ me: { mustChangePassword: boolean; csrfToken: string } }>().me;
      expect(me.mustChangePassword).toBe(true);
      const headersOf = (answer: TestAnswer, csrf: string): Record<string, string> => ({
        cookie: String(answer.headers.get('set-cookie')).split(';')[0]!,
        'x-csrf-token': csrf,
      });
      const given = headersOf(signedIn, me.csrfToken);
      const before = await api.call('GET', '/api/v1/buyers', undefined, undefined, given);
      expect([before.status, before.json()['code']]).toEqual([403, 'password-expired']);
      const chosen = await api.call(
        'POST',
        '/api/v1/me/password',
        { currentPassword: password, password: 'forty blue herons' },
        undefined,
        given,
      );
      const now = headersOf(chosen, chosen.json<{ csrfToken: string }>().csrfToken);
      expect((await api.call('GET', '/api/v1/buyers', undefined, undefined, now)).status).toBe(200);
    }));

  test('of a demo comes with a credential that has an owner and an end', () =>
    withApi(async (database, api) => {
      const { credential } = await makeFirstSignIn(database.url, { demo: true });
      const token = await api.call('POST', '/oauth/token', {
        grant_type: 'client_credentials',
        client_id: credential?.clientId,
        client_secret: credential?.clientSecret,
      });
      expect(token.status).toBe(200);
      const { rows } = await database.pool.query(
        `select client_id, owner_id, round(extract(epoch from expires_at - now()) / 86400) as days from api_credential`,
      );
      expect(rows).toEqual([
        { client_id: 'demo-admin', owner_id: seedId('demo', 'first-administrator'), days: expect.anything() },
      ]);
      expect(Number(rows[0].days)).toBe(30);
      await database.pool.query('update api_credential set revoked_at = now()');
      expect(await makeFirstSignIn(database.url, { demo: true })).toEqual(NOTHING);
    }));
});

test('what earlier versions printed at every start gets an end', () =>
  withDatabase(async (database) => {
    const orm = await initOrm(database.url);
    const id = seedId('demo', 'first-administrator');
    try {
      await orm.migrator.up({ to: '0025-security-permission' });
      await database.pool.query(`insert into app_user (id, name, email) values ($1, 'A', 'a@example.com')`, [id]);
      await database.pool.query(
        `insert into user_login (user_id, password_hash, password_changed_at) values ($1, 'x', now())`,
        [id],
      );
      await database.pool.query(
        `insert into api_credential (id, client_id, secret_hash, scopes, name) values (gen_random_uuid(), 'demo-admin', '', '{account}', 'A'), (gen_random_uuid(), 'mine', '', '{data}', 'B')`,
      );
      await orm.migrator.up();
    } finally {
      await orm.close();
    }
    const { rows } = await database.pool.query(
      `select client_id, owner_id, expires_at between now() + interval '29 days' and now() + interval '30 days' as ends from api_credential order by 1`,
    );
    expect(rows).toEqual([
      { client_id: 'demo-admin', owner_id: id, ends: true },
      { client_id: 'mine', owner_id: null, ends: null },
    ]);
    const facts = await database.pool.query(
      'select must_change_password as must, seeded_at is not null as seeded from user_login, installation',
    );
    expect(facts.rows).toEqual([{ must: true, seeded: true }]);
  }, false));
