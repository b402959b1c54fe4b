import { createLogger } from '#config/log';
import { createLeadType } from '#db/factories/create-lead-type';
import { compileRule } from '#db/listing/compile-rule';
import type { Rule } from '#db/listing/filter-tree';
import { leadFieldSql, type LeadFieldKind } from '#db/lists/lead-field-columns';
import { leadFieldIndex } from '#db/lists/lead-field-index';
import { initOrm } from '#db/orm';
import { createPool } from '#db/pool';
import { listFieldIndexes } from '#db/queries/list-field-indexes';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { indexFields } from '#activities/upkeep/index-fields';
import { searchableFields } from '#api/resources/lead-types/usage/searchable-fields';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import type { Pool } from 'pg';

let database: TestDatabase;
let pool: Pool;
let leadTypeId: string;

const LOG = createLogger('test', { level: 'silent' });
const field = (name: string, kind: string, more: object = {}): object => ({
  name,
  label: name,
  kind,
  showOn: ['list'],
  searchable: true,
  ...more,
});
const document = (...fields: object[]) => leadTypeDocumentSchema.parse({ v: 1, fields });
const FIELDS: readonly (readonly [string, string, LeadFieldKind])[] = [
  ['Amount', 'money', 'number'],
  ['Moved', 'date-time', 'day'],
  ['Owns', 'yes-no', 'boolean'],
  ['Nick', 'text', 'text'],
];
const ask = (...fields: object[]) =>
  pool.query('update lead_type set document = $2 where id = $1', [leadTypeId, JSON.stringify(document(...fields))]);
const settle = async (): Promise<void> => {
  while ((await indexFields(pool, LOG)) === 'more');
};
const names = async (): Promise<string[]> => (await listFieldIndexes(pool)).map(({ name }) => name).sort();

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 4);
  const orm = await initOrm(database.url);
  leadTypeId = (
    await createLeadType(orm.em.fork(), {
      name: 'Loans',
      document: document(
        ...FIELDS.map(([name, kind]) => field(name, kind)),
        field('Hidden', 'text', { showOn: ['details'] }),
        field('Plain', 'text', { searchable: false }),
      ),
    })
  ).id;
  await orm.close(true);
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.drop();
});

test('says that an index waits until it is made, one of several workers makes it, and then that it is ready', async () => {
  const waits = await searchableFields(pool, new Set(['Amount', 'Hidden', 'Plain']));
  expect(waits).toEqual([{ field: 'Amount', state: 'waiting', percent: 0 }]);
  await Promise.all([settle(), settle(), settle()]);
  await settle();
  expect(await names()).toEqual(FIELDS.map(([name, , kind]) => leadFieldIndex(name, kind).name).sort());
  expect(await searchableFields(pool, new Set(['Amount']))).toEqual([
    { field: 'Amount', state: 'ready', percent: 100 },
  ]);
  expect(await indexFields(pool, LOG)).toBe('idle');
});

test.each<[string, LeadFieldKind, string, Rule['is'], Rule['value']]>([
  ['Amount', 'number', 'number', 'is', 250000],
  ['Amount', 'number', 'number', 'between', [1, 2]],
  ['Moved', 'day', 'day', 'is', '2026-03-01'],
  ['Owns', 'boolean', 'boolean', 'is', true],
  ['Nick', 'text', 'text', 'is', 'Robin'],
  ['Nick', 'text', 'text', 'starts-with', 'rob'],
])('the index of %s serves what lists ask: %s %s %s', async (name, kind, column, is, value) => {
  const values: unknown[] = [];
  const condition = compileRule(
    { column: name, is, value: value! },
    { name, kind: column } as never,
    { show: '', by: leadFieldSql(name, kind) },
    (bound) => `$${values.push(bound)}`,
  );
  const client = await pool.connect();
  try {
    await client.query('begin; set local enable_seqscan = off; set local enable_indexscan = on');
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `explain select id from lead where ${condition}`,
      values,
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(
      new RegExp(`(Index Scan using|Index Scan on|Index Only Scan using) ${leadFieldIndex(name, kind).name}`),
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('an index that nobody asks for any more goes, one whose field became another kind is made anew, one that was cut off too', async () => {
  await ask(field('Amount', 'text'), field('Nick', 'text', { searchable: false }));
  await settle();
  const { name } = leadFieldIndex('Amount', 'text');
  expect(await names()).toEqual([name]);
  await pool.query(`update pg_index set indisvalid = false where indexrelid = '${name}'::regclass`);
  expect(await searchableFields(pool, new Set(['Amount']))).toEqual([
    { field: 'Amount', state: 'waiting', percent: 0 },
  ]);
  await settle();
  expect(await listFieldIndexes(pool)).toEqual([{ name, valid: true, percent: null }]);
});

test('a name that two lead types use for different things is indexed as a text, as lists compare it', async () => {
  const orm = await initOrm(database.url);
  await createLeadType(orm.em.fork(), {
    name: 'Cars',
    document: document(field('Amount', 'integer', { searchable: false })),
  });
  await orm.close(true);
  await settle();
  expect(await names()).toEqual([leadFieldIndex('Amount', 'text').name]);
});
