import { sweepExpired } from '#activities/upkeep/sweep-expired';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('sweeping what has expired', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('removes keys after their time and leaves the others', async () => {
    const insert = (key: string, expires: string) =>
      database.pool.query(
        `insert into idempotency_key (scope, key, body_hash, expires_at) values ('s', $1, '\\x00', now() + $2::interval)`,
        [key, expires],
      );
    await insert('old', '-1 second');
    await insert('young', '1 day');
    expect(await sweepExpired(database.pool)).toBe('idle');
    const { rows } = await database.pool.query('select key from idempotency_key');
    expect(rows).toEqual([{ key: 'young' }]);
  });

  it('forgets sign-ins at a provider that nobody came back from', async () => {
    await database.pool.query(
      `insert into sso_attempt (state_hash, browser_hash, provider_hash, nonce, sealed_verifier, back, again, expires_at)
       select hash, hash, hash, 'n', 'v', '/', false, now() + wait from (values
         ('\\x01'::bytea, interval '-1 second'), ('\\x02'::bytea, interval '1 minute')) given(hash, wait)`,
    );
    await sweepExpired(database.pool);
    const { rows } = await database.pool.query(`select encode(state_hash, 'hex') as hash from sso_attempt`);
    expect(rows).toEqual([{ hash: '02' }]);
  });

  it('forgets browsers nobody came back with for half a year', async () => {
    const { rows: people } = await database.pool.query<{ id: string }>(
      `insert into app_user (id, name, email) values (gen_random_uuid(), 'Olivia', 'olivia@example.com') returning id`,
    );
    await database.pool.query(
      `insert into known_device (user_id, token_hash, last_used_at) values ($1, '\\x01', now() - interval '181 days'), ($1, '\\x02', now())`,
      [people[0]!.id],
    );
    await sweepExpired(database.pool);
    const { rows } = await database.pool.query(`select encode(token_hash, 'hex') as hash from known_device`);
    expect(rows).toEqual([{ hash: '02' }]);
  });

  it('forgets challenges of passkeys that nobody answered', async () => {
    await database.pool.query(
      `insert into passkey_challenge (challenge_hash, purpose, expires_at) values ('\\x01', 'sign-in', now() - interval '1 second'), ('\\x02', 'sign-in', now() + interval '1 minute')`,
    );
    await sweepExpired(database.pool);
    const { rows } = await database.pool.query(`select encode(challenge_hash, 'hex') as hash from passkey_challenge`);
    expect(rows).toEqual([{ hash: '02' }]);
  });
});
