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

  test('an index of a large table is made while others write it, and again when it was cut off', async () => {
    const valid = async (): Promise<unknown> =>
      (
        await database.pool.query(
          `select indisvalid as valid from pg_index where indexrelid = to_regclass('lead_unfinished_index')`,
        )
      ).rows;
    expect(await valid()).toEqual([{ valid: true }]);
    await database.pool.query(
      `update pg_index set indisvalid = false where indexrelid = 'lead_unfinished_index'::regclass`,
    );
    await database.pool.query(`delete from schema_migration where name = '0027-unfinished-leads'`);
    const writer = await database.pool.connect();
    try {
      await writer.query('begin');
      await writer.query('lock table lead in row exclusive mode');
      const done = migrate(database.url);
      await new Promise((resolve) => setTimeout(resolve, 500));
      // It waits for this writer, and meanwhile another one is not held up.
      await database.pool.query(`update lead set updated_at = now() where false`);
      await writer.query('commit');
      await done;
    } finally {
      writer.release();
    }
    expect(await valid()).toEqual([{ valid: true }]);
  });

  test('the installation starts with settings the program understands', async () => {
    const { rows } = await database.pool.query<{ grading: unknown }>(
      'select name, currency, time_zone, automation, grading, config_version from installation',
    );
    expect(rows).toMatchObject([
      { name: 'Leadrail', currency: 'USD', time_zone: 'America/New_York', automation: 'price', config_version: 0 },
    ]);
    const { rows: rules } = await database.pool.query(
      `select security -> 'secondFactorOfAdministrators' as demanded from installation`,
    );
    // Whoever has a password before this is known decides it; a new installation begins safely.
    expect(rules).toEqual([{ demanded: true }]);
    expect(gradingScaleSchema.parse(rows[0]?.grading)).toEqual(rows[0]?.grading);
  });
});
