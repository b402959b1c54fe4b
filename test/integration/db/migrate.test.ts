import { migrate } from '#db/migrate';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await createTestDatabase({ migrated: false }); });
  afterAll(() => database.drop());

  const applied = async (): Promise<string[]> =>
    (await database.pool.query<{ name: string }>('select name from schema_migration order by id')).rows.map((row) => row.name);

  test('build an empty database, and do nothing the second time', async () => {
    await migrate(database.url);
    const first = await applied();
    expect(first.length).toBeGreaterThanOrEqual(5);
    await migrate(database.url);
    expect(await applied()).toEqual(first);
  });
});
