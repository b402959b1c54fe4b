import fc from 'fast-check';
import { readPage, countRows } from '#db/listing/read-list';
import type { ListQuery } from '#db/listing/list-query';
import type { ColumnFacts, MakeSource } from '#db/listing/list-source';
import { streamRows } from '#db/listing/stream-rows';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { newId } from '#db/new-id';

interface Row {
  readonly id: string;
  readonly word: string | null;
  readonly number: number | null;
  readonly at: string | null;
  readonly yes: boolean;
}
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  await database.pool.query(
    'create table thing (id uuid primary key, word text, number bigint, at timestamptz, yes boolean not null)',
  );
}, 60_000);
afterAll(() => database.drop());

const facts: ColumnFacts[] = [
  { name: 'id', kind: 'id', always: true },
  { name: 'word', kind: 'text' },
  { name: 'number', kind: 'number' },
  { name: 'at', kind: 'moment' },
  { name: 'yes', kind: 'boolean', always: true },
];
const source: MakeSource = () => ({
  from: 'thing',
  name: 'thing',
  where: [],
  columns: Object.fromEntries(facts.map(({ name }) => [name, { show: `thing.${name}` }])),
});
const queryOf = (sort: ListQuery['sort'], more: Partial<ListQuery> = {}): ListQuery => ({
  list: 'things',
  columns: new Map(facts.map((fact) => [fact.name, fact])),
  source,
  sees: { buyerIds: null, sourceIds: null, leadTypeIds: null },
  sort,
  ...more,
});

async function store(rows: readonly Row[]): Promise<void> {
  await database.pool.query('truncate thing');
  await database.pool.query(
    'insert into thing select * from jsonb_to_recordset($1::jsonb) as row (id uuid, word text, number bigint, at timestamptz, yes boolean)',
    [JSON.stringify(rows)],
  );
}

/** The same order in memory: what is missing is the lowest, ties go by id in the direction of the first key. */
function inOrder(rows: readonly Row[], sort: ListQuery['sort']): string[] {
  const keyOf = (row: Row, column: string): number | string => {
    const value = row[column as keyof Row];
    if (column === 'word') return String(value ?? '').toLowerCase();
    if (column === 'at') return value === null ? -Infinity : Date.parse(String(value));
    return value === null ? -Infinity : Number(value);
  };
  const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows]
    .sort((a, b) => {
      for (const { column, descending } of sort) {
        const order = compare(keyOf(a, column), keyOf(b, column));
        if (order !== 0) return descending ? -order : order;
      }
      return compare(a.id, b.id) * (sort[0]?.descending ? -1 : 1);
    })
    .map(({ id }) => id);
}

async function allPages(query: ListQuery, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage(database.pool, { ...query, cursor }, limit);
    ids.push(...page.items.map(({ id }) => id));
    if (page.next === null) return ids;
    expect(page.items).toHaveLength(limit);
    cursor = page.next;
  }
}

const row: fc.Arbitrary<Row> = fc.record({
  id: fc.uuid(),
  word: fc.option(fc.constantFrom('', 'a', 'A', 'b', 'bb', 'C')),
  number: fc.option(fc.constantFrom(-3, 0, 1, 1, 9_007_199_254_740_991)),
  at: fc.option(fc.constantFrom('2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.001000Z', '1969-12-31T23:59:59Z')),
  yes: fc.boolean(),
});
const sort = fc.uniqueArray(
  fc.record({ column: fc.constantFrom('word', 'number', 'at', 'yes'), descending: fc.boolean() }),
  { minLength: 1, maxLength: 3, selector: ({ column }) => column },
);

test('pages put together are the whole list in its order: nothing twice, nothing left out, whatever repeats or is missing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { maxLength: 40, selector: ({ id }) => id }),
      sort,
      fc.integer({ min: 1, max: 7 }),
      async (rows, by, limit) => {
        await store(rows);
        const expected = inOrder(rows, by);
        expect(await allPages(queryOf(by), limit)).toEqual(expected);
        const streamed: string[] = [];
        await streamRows(
          database.pool,
          queryOf(by),
          1000,
          async (batch) => streamed.push(...batch.map(({ id }) => id)) > 0,
        );
        expect(streamed).toEqual(expected);
      },
    ),
    { seed: 20261123, numRuns: 60 },
  );
});

test('rows that come or go between two pages move nothing else', async () => {
  const rows = Array.from({ length: 9 }, (_, index) => ({
    id: newId(),
    word: 'same',
    number: Math.floor(index / 3),
    at: null,
    yes: true,
  }));
  await store(rows);
  const by = [{ column: 'number', descending: true }];
  const first = await readPage(database.pool, queryOf(by), 4);
  const expected = inOrder(rows, by);
  await database.pool.query('delete from thing where id = any($1::uuid[])', [[expected[3], expected[5]]]);
  await database.pool.query(`insert into thing values ($1, 'new', 99, null, true)`, [newId()]);
  const rest = await readPage(database.pool, queryOf(by, { cursor: first.next ?? '' }), 10);
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(expected.filter((_, index) => index !== 5));
});

test('moments keep their microseconds in a cursor', async () => {
  await database.pool.query('truncate thing');
  await database.pool.query(
    `insert into thing select gen_random_uuid(), null, null, '2026-05-01T00:00:00Z'::timestamptz + n * interval '1 microsecond', true from generate_series(1, 30) n`,
  );
  expect(new Set(await allPages(queryOf([{ column: 'at', descending: true }]), 7)).size).toBe(30);
});

describe('a cursor', () => {
  const by = [{ column: 'number', descending: false }];
  test.each([
    '',
    'nonsense',
    Buffer.from('["x"]').toString('base64url'),
    Buffer.from(JSON.stringify(['AAAAAAAAAA', newId(), `1'; drop table thing`])).toString('base64url'),
  ])('made up (%s) is refused', async (cursor) => {
    await expect(async () => readPage(database.pool, queryOf(by, { cursor }), 5)).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  test('whose key is past what can be compared is refused', async () => {
    await store(Array.from({ length: 3 }, () => ({ id: newId(), word: 'a', number: 1, at: null, yes: true })));
    const { next } = await readPage(database.pool, queryOf(by), 2);
    const [mark, id] = JSON.parse(Buffer.from(next!, 'base64url').toString()) as [string, string];
    const forged = Buffer.from(JSON.stringify([mark, id, '9'.repeat(19)])).toString('base64url');
    await expect(readPage(database.pool, queryOf(by, { cursor: forged }), 2)).rejects.toMatchObject({
      kind: 'user',
      code: 'invalid-value',
    });
  });

  test('of another sort is refused', async () => {
    await store(Array.from({ length: 5 }, () => ({ id: newId(), word: 'a', number: 1, at: null, yes: true })));
    const { next } = await readPage(database.pool, queryOf(by), 2);
    expect(next).not.toBeNull();
    await expect(async () =>
      readPage(database.pool, queryOf([{ column: 'number', descending: true }], { cursor: next ?? '' }), 2),
    ).rejects.toMatchObject({ code: 'invalid-cursor' });
    await expect(async () =>
      readPage(database.pool, { ...queryOf(by, { cursor: next ?? '' }), list: 'others' }, 2),
    ).rejects.toMatchObject({ code: 'invalid-cursor' });
  });
});

test('a count is exact up to its limit, and says when it stopped', async () => {
  await store(
    Array.from({ length: 12 }, (_, index) => ({ id: newId(), word: 'a', number: index, at: null, yes: true })),
  );
  const { sort: _sort, ...query } = queryOf([]);
  expect(await countRows(database.pool, query, 12)).toEqual({ count: 12, more: false });
  expect(await countRows(database.pool, query, 11)).toEqual({ count: 11, more: true });
  const filter = { join: 'and' as const, items: [{ column: 'number', is: 'at-least' as const, value: 7 }] };
  expect(await countRows(database.pool, { ...query, filter }, 12)).toEqual({ count: 5, more: false });
});

test('a list that takes too long is cut off with a word of advice, and its connection is as good as before', async () => {
  const slow: MakeSource = () => ({
    from: 'thing',
    name: 'thing',
    where: ['pg_sleep(20) is not null'],
    columns: source({ buyerIds: null, sourceIds: null, leadTypeIds: null }, () => '').columns,
  });
  await store([{ id: newId(), word: 'a', number: 1, at: null, yes: true }]);
  await expect(
    readPage(database.pool, queryOf([{ column: 'number', descending: true }], { source: slow }), 5),
  ).rejects.toMatchObject({ code: 'list-too-slow' });
  expect((await readPage(database.pool, queryOf([{ column: 'number', descending: true }]), 5)).items).toHaveLength(1);
  const { rows } = await database.pool.query(`select current_setting('statement_timeout') as timeout`);
  expect(rows[0]?.timeout).toBe('30s');
}, 30_000);
