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
});
