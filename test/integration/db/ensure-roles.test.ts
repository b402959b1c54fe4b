import { Client, type Pool } from 'pg';
import { assertRoles } from '#db/ensure-roles';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { createLimitedPool } from '#db/scope/limited-pool';
import { withSight } from '#db/scope/sight-in-hand';
import { EVERYTHING } from '#api/http/principal';
import { ensureDatabase } from '#scripts/stack/postgres/postgres-service';
import { SERVER_PASSWORD, startPostgres } from '#test/kit/servers/postgres-server';

// Roles belong to a whole server, so each test has one of its own.
let server: Awaited<ReturnType<typeof startPostgres>>;
beforeEach(async () => {
  server = await startPostgres();
}, 60_000);
afterEach(() => server.close());

async function asSuperuser(...statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
const urlOf = (login: string, database: string): string => `postgres://${login}:x@127.0.0.1:${server.port}/${database}`;
async function through<T>(url: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(url, 2);
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
/** The statements a refusal names, as somebody copies them. */
const statementsIn = (error: unknown): string[] => (error as Error).message.split('\n').slice(1);
const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'not refused',
    (error: unknown) => error,
  );
const OWNERS = `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'public'::regnamespace`;

test('an owner who may not make roles is told what to run, and after that one login is owner and application', async () => {
  await asSuperuser(`create role one login password 'x'`, 'create database outside owner one');
  const url = urlOf('one', 'outside');
  const refusal = await refusalOf(migrate(url));
  expect(refusal).toMatchObject({ code: 'database-roles' });
  await asSuperuser(...statementsIn(refusal));
  await migrate(url);
  const pool = createLimitedPool(url, 2, 'test');
  try {
    await assertRoles(pool);
    await pool.query(`insert into source (id, name) values (gen_random_uuid(), 'Seen by all')`);
    const seen = async (): Promise<number | null> => (await pool.query('select from source')).rowCount;
    expect([await seen(), await withSight({ ...EVERYTHING, sourceIds: [] }, seen)]).toEqual([1, 0]);
  } finally {
    await pool.end();
  }
});

test('an application that is no member does not start, and is told what to run', async () => {
  await asSuperuser(`create role two login password 'x'`, 'create database outside');
  const url = urlOf('two', 'outside');
  await migrate(server.url.replace(/postgres$/, 'outside'));
  const refusal = await through(url, (pool) => refusalOf(assertRoles(pool)));
  expect(refusal).toMatchObject({ code: 'database-roles' });
  await expect(through(url, (pool) => pool.query('select from lead'))).rejects.toMatchObject({ code: '42501' });
  await asSuperuser(...statementsIn(refusal));
  await through(url, async (pool) => {
    await assertRoles(pool);
    await pool.query('select from lead');
  });
});

test('a private installation from before there were roles becomes the property of its owner, once and for all', async () => {
  await asSuperuser('create database leadrail');
  const access = { port: server.port, password: SERVER_PASSWORD };
  const old = server.url.replace(/postgres$/, 'leadrail');
  await migrate(old);
  await through(old, (pool) => pool.query(`insert into source (id, name) values (gen_random_uuid(), 'Old')`));
  for (let start = 0; start < 2; start += 1) {
    const urls = await ensureDatabase(access);
    await migrate(urls.owner);
    expect(await through(urls.owner, async (pool) => (await pool.query(OWNERS)).rows)).toEqual([
      { owner: 'leadrail_owner' },
    ]);
    await through(urls.application, async (pool) => {
      await assertRoles(pool);
      expect((await pool.query('update source set status = status')).rowCount).toBe(1);
      await expect(pool.query('alter table source add column x integer')).rejects.toMatchObject({ code: '42501' });
    });
  }
});
