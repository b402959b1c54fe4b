import { assertDurable, createPool, inTransaction, sqlState } from '#db/pool';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

describe('pool', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase({ migrated: false });
    await database.pool.query('create table counter (id integer primary key, value bigint not null)');
    await database.pool.query('insert into counter values (1, 0), (2, 0)');
  });
  afterAll(() => database.drop());

  test('a bigint is a number, and one that does not fit is an error rather than a wrong number', async () => {
    const { rows } = await database.pool.query('select 9007199254740991::bigint as value, null::bigint as nothing');
    expect(rows).toEqual([{ value: 9007199254740991, nothing: null }]);
    await expect(database.pool.query('select 9007199254740993::bigint as value')).rejects.toMatchObject({
      code: 'unsafe-integer',
    });
  });

  test('the server knows who is connected and how long a statement may take', async () => {
    const { rows } = await database.pool.query(
      `select current_setting('application_name') as name, current_setting('statement_timeout') as timeout`,
    );
    expect(rows).toEqual([{ name: 'leadrail-test', timeout: '30s' }]);
  });

  test('a transaction commits what it did, and an error undoes all of it', async () => {
    const value = async () =>
      (await database.pool.query<{ value: number }>('select value from counter where id = 1')).rows[0]?.value;
    await inTransaction(database.pool, (client) => client.query('update counter set value = 7 where id = 1'));
    await expect(
      inTransaction(database.pool, async (client) => {
        await client.query('update counter set value = 8 where id = 1');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await value()).toBe(7);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
  });

  test('two transactions that deadlock both succeed', async () => {
    let attempts = 0;
    let bothHoldOne: () => void = () => undefined;
    const meeting = new Promise<void>((resolve) => {
      bothHoldOne = resolve;
    });
    const cross = (first: number, second: number) =>
      inTransaction(database.pool, async (client) => {
        await client.query('update counter set value = value + 1 where id = $1', [first]);
        attempts += 1;
        if (attempts === 2) bothHoldOne();
        await meeting;
        await client.query('update counter set value = value + 1 where id = $1', [second]);
      });
    await database.pool.query('update counter set value = 0');
    await Promise.all([cross(1, 2), cross(2, 1)]);
    expect(attempts).toBe(3);
    const { rows } = await database.pool.query('select value from counter order by id');
    expect(rows).toEqual([{ value: 2 }, { value: 2 }]);
  });

  test.each([
    ['40001', 4],
    ['40P01', 4],
    ['23505', 1],
  ])('an error %s is met by %i attempts in all', async (state, expected) => {
    let attempts = 0;
    const raise = inTransaction(database.pool, async (client) => {
      attempts += 1;
      await client.query(`do $$ begin raise exception 'again' using errcode = '${state}'; end $$`);
    });
    await expect(raise).rejects.toMatchObject({ code: state });
    expect(attempts).toBe(expected);
  });

  test('a transaction whose connection breaks reports it, and the pool goes on', async () => {
    const broken = inTransaction(database.pool, async (client) => {
      await client.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(broken).rejects.toThrow();
    expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('a durable server passes', async () => {
    await expect(assertDurable(database.pool)).resolves.toBeUndefined();
  });

  test('a server that may forget what it confirmed is refused', async () => {
    const careless = createPool(`${database.url}?options=-c%20synchronous_commit%3Doff`, 1);
    await expect(assertDurable(careless)).rejects.toMatchObject({
      kind: 'operational',
      code: 'database-not-durable',
      details: { setting: 'synchronous_commit' },
    });
    await careless.end();
  });

  test('only database errors have a state', () => {
    expect(sqlState(Object.assign(new Error('x'), { code: '23505' }))).toBe('23505');
    expect(sqlState(new Error('x'))).toBe('');
    expect(sqlState('x')).toBe('');
  });
});
