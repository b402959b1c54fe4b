import { ALL_LISTS } from '#api/contract/listing/all-lists';
import type { FilterGroup, FilterValue } from '#api/contract/listing/filter';
import { OPERATORS_OF_KIND } from '#api/contract/listing/filter';
import type { List, ListColumn } from '#api/contract/listing/list';
import { itemSchema } from '#api/contract/listing/list-item';
import type { TestAnswer, TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import type { TestSession } from '#test/kit/session';
import { insertLead } from '../db/insert-rows';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let world: World;
let admin: TestSession;
useTwoOfEach((opened) => ({ database, api, world, admin } = opened));

const search = (list: string, body: object): Promise<TestAnswer> => admin.call('POST', `/api/v1/${list}/search`, body);
const namesOf = (answer: TestAnswer): unknown[] =>
  answer
    .json<{ items: { name: string }[] }>()
    .items.map(({ name }) => name)
    .sort();
const leads = (...items: FilterGroup['items']): Promise<TestAnswer> =>
  search('leads', { filter: { join: 'and', items } });

const SAMPLE: Readonly<Record<ListColumn['kind'], FilterValue>> = {
  text: 'x',
  number: 1,
  money: 100,
  duration: 5,
  moment: '2026-05-01T00:00:00Z',
  day: '2026-05-01',
  boolean: true,
  choice: 'x',
  id: '0190a0a0-0000-7000-8000-000000000000',
  json: 'x',
};
function valueFor({ kind, choices }: ListColumn, is: string): FilterValue | undefined {
  const one = (choices?.[0] ?? SAMPLE[kind]) as string;
  if (is === 'empty' || is === 'not-empty') return undefined;
  if (is === 'in-last') return { amount: 1, unit: 'weeks' };
  return is === 'between' ? [one, one] : is === 'any-of' || is === 'none-of' ? [one] : one;
}

describe.each(ALL_LISTS.map((list) => [list.name, list] as [string, List]))('the list %s', (name, list) => {
  test('answers what it says, by every filter, in every order', async () => {
    const whole = await search(name, {});
    for (const item of whole.json<{ items: unknown[] }>().items)
      expect(itemSchema(list).strict().parse(item)).toEqual(item);
    const rules = list.columns
      .filter(({ filter }) => filter)
      .flatMap((column) =>
        OPERATORS_OF_KIND[column.kind].map((is) => {
          const value = valueFor(column, is);
          return { column: column.name, is, ...(value === undefined ? {} : { value }) };
        }),
      );
    for (let from = 0; from < rules.length; from += 40) {
      const answer = await search(name, { filter: { join: 'or', items: rules.slice(from, from + 40) } });
      expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.any(String)]);
    }
    for (const column of list.columns.filter(({ sort }) => sort)) {
      for (const descending of [true, false])
        expect((await search(name, { sort: [{ column: column.name, descending }], limit: 1 })).status).toBe(200);
    }
  });
});

describe('the lead list', () => {
  test('joins rules with And, Or, Not And and Not Or, missing values included', async () => {
    const campaign = {
      id: world.ids.campaign.mine,
      sourceId: world.ids.source.mine,
      leadTypeId: world.ids.leadType.mine,
    };
    for (const [last, grade, city] of [
      ['A1', 'A', 'Waco'],
      ['A2', 'A', null],
      ['B1', 'B', 'Waco'],
      ['N1', null, null],
    ]) {
      await insertLead(database.pool, campaign, { first_name: 'Join', last_name: last, grade, city, fields: {} });
    }
    const inA = { column: 'grade', is: 'is' as const, value: 'A' };
    const inWaco = { column: 'city', is: 'is' as const, value: 'waco' };
    const joined = async (join: FilterGroup['join']): Promise<unknown[]> =>
      namesOf(await leads({ column: 'name', is: 'starts-with', value: 'join ' }, { join, items: [inA, inWaco] }));
    expect(await joined('and')).toEqual(['Join A1']);
    expect(await joined('or')).toEqual(['Join A1', 'Join A2', 'Join B1']);
    expect(await joined('not-and')).toEqual(['Join A2', 'Join B1', 'Join N1']);
    expect(await joined('not-or')).toEqual(['Join N1']);
  });

  test('finds a person by name, email or phone, and keeps them out of the address', async () => {
    expect(namesOf(await leads({ column: 'name', is: 'contains', value: 'INE LEA' }))).toEqual(['Mine Lead']);
    expect(namesOf(await leads({ column: 'email', is: 'is', value: 'MINE@example.com' }))).toEqual(['Mine Lead']);
    expect(namesOf(await leads({ column: 'phone', is: 'starts-with', value: '51255' }))).toEqual([
      'Mine Lead',
      'Theirs Lead',
    ]);
    expect(namesOf(await leads({ column: 'name', is: 'contains', value: '%' }))).toEqual([]);
    for (const parameter of ['email=mine@example.com', 'phone=5125550100'])
      expect((await admin.call('GET', `/api/v1/leads?${parameter}`)).status).toBe(400);
  });

  test.each(['2026-02-31T00:00:00Z', '0000-01-01T00:00:00Z', '2026-05-01T09:00:00+23:59', '9999-12-31T23:59:59-18:00'])(
    'a moment that does not exist (%s) is refused in words',
    async (value) => {
      const answer = await leads({ column: 'receivedAt', is: 'after', value });
      expect([answer.status, answer.json()['code']]).toEqual([422, 'invalid-fields']);
      const listed = await admin.call('GET', `/api/v1/leads?receivedFrom=${encodeURIComponent(value)}`);
      expect(listed.status).toBeGreaterThanOrEqual(400);
      expect(listed.status).toBeLessThan(500);
    },
  );

  test.each(['-'.repeat(36), 'a'.repeat(36), ','])('choices by what is no id (%s) are refused', async (ids) => {
    expect((await admin.call('GET', `/api/v1/options/buyers?ids=${ids}`)).status).toBe(400);
  });

  test('finds by buyer, and says of each lead who has it', async () => {
    const { buyer } = world.ids;
    const mine = await leads({ column: 'buyers', is: 'is', value: buyer.mine });
    expect(mine.json<{ items: object[] }>().items.map((item) => ('buyers' in item ? item.buyers : null))).toEqual(
      Array(2).fill([{ id: buyer.mine, label: 'Mine buyer' }]),
    );
    expect(
      namesOf(
        await leads(
          { column: 'buyers', is: 'none-of', value: [buyer.mine, buyer.theirs] },
          { column: 'outcome', is: 'is', value: 'sold' },
        ),
      ),
    ).toEqual([]);
    expect(
      namesOf(await leads({ column: 'buyers', is: 'not-empty' }, { column: 'outcome', is: 'is', value: 'sold' })),
    ).toEqual(['Mine Lead', 'Theirs Lead']);
  });

  test('leaves deleted leads out unless it is asked about them', async () => {
    await insertLead(
      database.pool,
      { id: world.ids.campaign.mine, sourceId: world.ids.source.mine, leadTypeId: world.ids.leadType.mine },
      { last_name: 'Gone', deleted_at: new Date(), fields: {} },
    );
    const gone = { column: 'name', is: 'is' as const, value: 'Gone' };
    expect(namesOf(await leads(gone))).toEqual([]);
    expect(namesOf(await leads(gone, { column: 'deleted', is: 'is', value: true }))).toEqual(['Gone']);
  });

  test('books the look before it is given', async () => {
    const before = await database.pool.query<{ count: number }>(
      `select count(*)::integer as count from audit_look where entity = 'leads'`,
    );
    await leads();
    await search('leads', { ids: ['0190a0a0-0000-7000-8000-000000000000'] });
    const { rows } = await database.pool.query(
      `select actor, action, count from audit_look where entity = 'leads' order by id offset $1`,
      [before.rows[0]?.count],
    );
    expect(rows).toEqual([{ actor: `user:${admin.userId}`, action: 'search', count: expect.any(Number) }]);
  });
});

test('names to choose from are plain lists, those that begin with what is looked for first', async () => {
  const found = (await admin.call('GET', '/api/v1/options/buyers?q=buyer')).json<unknown>();
  expect(found).toEqual([
    { id: world.ids.buyer.mine, label: 'Mine buyer', active: true },
    { id: world.ids.buyer.theirs, label: 'Theirs buyer', active: true },
  ]);
  expect((await admin.call('GET', '/api/v1/options/campaigns?q=theirs%20c')).json()).toEqual([
    expect.objectContaining({ label: 'Theirs source · Theirs campaign' }),
  ]);
  expect((await admin.call('GET', `/api/v1/options/sources?ids=${world.ids.source.theirs}`)).json()).toMatchObject([
    { id: world.ids.source.theirs },
  ]);
  expect((await admin.call('GET', '/api/v1/options/shoes')).status).toBe(404);
  const fields = (await admin.call('GET', `/api/v1/lead-types/${world.ids.leadType.mine}/fields`)).json<
    { name: string; kind: string }[]
  >();
  expect(fields.length).toBeGreaterThan(0);
  expect(fields[0]).toMatchObject({
    name: expect.any(String),
    label: expect.any(String),
    kind: expect.any(String),
    required: expect.any(Boolean),
  });
});

test('the reference page loads nothing from outside', async () => {
  const page = await api.send('GET', '/docs/api');
  const policy = page.headers.get('content-security-policy') ?? '';
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  const wanted = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(wanted.every((address) => address.startsWith('/'))).toBe(true);
  for (const address of wanted) expect((await api.send('GET', address)).status).toBe(200);
});
