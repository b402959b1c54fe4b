import { migrate } from '#db/migrate';
import { gradingScaleSchema } from '#domain/grading/grading.schema';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
  });
  afterAll(() => database.drop());

  const applied = async (): Promise<string[]> =>
    (await database.pool.query<{ name: string }>('select name from schema_migration order by id')).rows.map(
      (row) => row.name,
    );

  test('build an empty database, and do nothing the second time', async () => {
    await migrate(database.url);
    const first = await applied();
    expect(first.length).toBeGreaterThanOrEqual(5);
    await migrate(database.url);
    expect(await applied()).toEqual(first);
  });

  test('processes that start together take turns', async () => {
    const fresh = await createTestDatabase({ migrated: false });
    try {
      await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
      const { rows } = await fresh.pool.query('select count(distinct name) = count(*) as once from schema_migration');
      expect(rows).toEqual([{ once: true }]);
    } finally {
      await fresh.drop();
    }
  });

  test('the installation starts with settings the program understands', async () => {
    const { rows } = await database.pool.query<{ grading: unknown }>(
      'select name, currency, time_zone, automation, grading, config_version from installation',
    );
    expect(rows).toMatchObject([
      { name: 'Leadrail', currency: 'USD', time_zone: 'America/New_York', automation: 'price', config_version: 0 },
    ]);
    expect(gradingScaleSchema.parse(rows[0]?.grading)).toEqual(rows[0]?.grading);
  });
});
