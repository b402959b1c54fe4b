import { createStatusReader } from '#api/health/status-reader';
import { createPool, losesAtFailover } from '#db/pool';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

let database: TestDatabase;
let pool: ReturnType<typeof createPool>;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('a count that takes for ever is not waited for: the one before is shown, and the database is not called away', async () => {
  const read = createStatusReader(pool);
  const before = await read();
  expect(before).toMatchObject({ database: 'up', counts: { leads: 0, qualityControl: 0, leadTypes: 0 } });
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('lock table lead in access exclusive mode');
    expect(await read()).toEqual(before);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a database without a standby forgets nothing at a fail-over that there is not', async () => {
  expect(await losesAtFailover(pool)).toBe(false);
});
