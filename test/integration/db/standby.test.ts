import { assertDurable, createPool, losesAtFailover } from '#db/pool';
import { eventually } from '#test/kit/scenario/eventually';
import { setSynchronous, startPostgresPair, type PostgresPair } from '#test/kit/servers/postgres-pair';

/** The drill of docs/operations.md, on two real servers. */
describe('a standby that takes over', () => {
  let pair: PostgresPair;
  beforeAll(async () => {
    pair = await startPostgresPair();
  }, 120_000);
  afterAll(() => pair.close(), 60_000);

  it('is warned of while it may lag behind what was confirmed, and only then', async () => {
    const pool = createPool(pair.primary.url, 2);
    try {
      await eventually(
        'it follows',
        async () => (await losesAtFailover(pool)) === false && (await followers(pool)) === 1,
      );
      await setSynchronous(pair.primary.url, '');
      await eventually('it is seen to lag', () => losesAtFailover(pool));
      await setSynchronous(pair.primary.url, '*');
      await eventually('it is waited for again', async () => !(await losesAtFailover(pool)));
    } finally {
      await pool.end();
    }
  }, 90_000);

  it('holds every booking that was confirmed before the first server died', async () => {
    const pool = createPool(pair.primary.url, 8);
    await pool.query('create table booked (id integer primary key)');
    const confirmed: number[] = [];
    let dead = false;
    const book = async (from: number): Promise<void> => {
      for (let id = from; !dead; id += 8)
        await pool.query('insert into booked values ($1)', [id]).then(
          () => void confirmed.push(id),
          () => undefined,
        );
    };
    const writers = Array.from({ length: 8 }, (_, from) => book(from));
    await eventually('much is booked', async () => confirmed.length > 300);
    await pair.primary.service.stop([{ signal: 'SIGKILL', waitMs: 10_000 }]);
    dead = true;
    await Promise.all(writers);
    await pool.end();

    const promoted = createPool(pair.standby.url, 2);
    try {
      await promoted.query('select pg_promote()');
      await assertDurable(promoted);
      const { rows } = await promoted.query<{ id: number }>('select id from booked');
      const there = new Set(rows.map(({ id }) => id));
      expect(confirmed.filter((id) => !there.has(id))).toEqual([]);
      await promoted.query('insert into booked values (-1)');
    } finally {
      await promoted.end();
    }
  }, 90_000);
});

async function followers(pool: ReturnType<typeof createPool>): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_replication where sync_state in ('sync', 'quorum')`,
  );
  return rows[0]!.count;
}
