import type { Pool } from 'pg';
import { isDatabaseAway } from '#db/is-database-away';
import { createPool } from '#db/pool';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { type BlackHole, startBlackHole } from '#test/kit/servers/black-hole';

describe('connections on which nobody answers any more', () => {
  let database: TestDatabase;
  let way: BlackHole;
  let pool: Pool;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    const url = new URL(database.url);
    way = await startBlackHole({ host: url.hostname, port: Number(url.port) });
    url.port = String(way.port);
    pool = createPool(url.href, 6, 'leadrail-black-hole');
  });
  afterAll(async () => {
    await pool.end();
    await way.close();
    await database.drop();
  });

  const all = <T>(count: number, work: () => Promise<T>): Promise<PromiseSettledResult<T>[]> =>
    Promise.allSettled(Array.from({ length: count }, work));

  it('are cut, what they waited for fails as of a database that is away, and the pool works again', async () => {
    await all(6, () => pool.query('select pg_sleep(0.2)'));
    expect(pool.totalCount).toBe(6);
    way.swallow();
    const results = await all(6, () => pool.query('select 1'));
    const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(errors).toHaveLength(6);
    expect(errors.every(isDatabaseAway)).toBe(true);
    expect((await all(12, () => pool.query('select 1'))).every(({ status }) => status === 'fulfilled')).toBe(true);
  }, 30_000);

  it('are told from a server that works for long', async () => {
    const { rows } = await pool.query<{ done: number }>('select 1 as done from pg_sleep(12)');
    expect(rows).toEqual([{ done: 1 }]);
  }, 30_000);
});
