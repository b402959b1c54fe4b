import type { MikroORM } from '@mikro-orm/postgresql';
import { createCampaign } from '#db/factories/create-campaign';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { createDeliveryMethod } from '#db/factories/create-delivery-method';
import { createLeadType } from '#db/factories/create-lead-type';
import { newId } from '#db/new-id';
import { PERMISSIONS } from '#api/contract/permissions';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import type { TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { insert, insertDelivery, insertLead } from '../db/insert-rows';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
let admin: TestSession;
let leadTypeId: string;

const field = (name: string, label: string, kind: string, more: object = {}): object => ({
  name,
  label,
  kind,
  showOn: ['list', 'details'],
  ...more,
});
useTwoOfEach(async (opened) => {
  ({ database, api, orm, world, admin } = opened);
  const em = orm.em.fork();
  leadTypeId = (
    await createLeadType(em, {
      name: 'Loans',
      document: leadTypeDocumentSchema.parse({
        v: 1,
        fields: [
          field('Amount', 'Loan amount', 'money'),
          field('Moved', 'Moving day', 'date-time'),
          field('Owns', 'Owns a home', 'yes-no'),
          field('Nick', 'Nickname', 'text'),
          field('Secret', 'Not on lists', 'text', { showOn: ['details'] }),
        ],
      }),
    })
  ).id;
  // The same name for something else, and not on lists.
  const cars = await createLeadType(em, {
    name: 'Cars',
    document: leadTypeDocumentSchema.parse({
      v: 1,
      fields: [field('Nick', 'Nickname', 'text', { showOn: ['details'] })],
    }),
  });
  await insertLead(database.pool, await createCampaign(em, { sourceId: world.ids.source.mine, leadTypeId: cars.id }), {
    stage: 'closed',
    outcome: 'unsold',
    first_name: 'Driver',
    fields: { Nick: 'Robin' },
  });
  const campaign = await createCampaign(em, { sourceId: world.ids.source.mine, leadTypeId });
  const lead = (more: object, fields: object): Promise<string> =>
    insertLead(database.pool, campaign, { stage: 'closed', outcome: 'unsold', fields, ...more });
  await lead({ first_name: 'Ann' }, { Amount: 250_000.5, Moved: '2026-03-01', Owns: true, Nick: 'Robin', Secret: 'x' });
  const bob = await lead(
    { first_name: 'Bob' },
    { Amount: 9000, Moved: '2026-03-02T09:30:00Z', Owns: false, Nick: 'robin Hood' },
  );
  // Rejected: as its source wrote it.
  await lead(
    { first_name: 'Raw', outcome: 'rejected' },
    { Amount: 'a lot', Moved: '2026-99-99', Owns: 'maybe', Nick: 7 },
  );
  await lead({ first_name: 'None', stage: 'qc', outcome: 'qc' }, { Amount: 1 });
  const buyerId = world.ids.buyer.mine;
  const deliveryMethodId = (await createDeliveryMethod(em, { buyerId, leadTypeId })).id;
  const account = await createDeliveryAccount(em, { buyerId, leadTypeId, deliveryMethodId });
  const delivery = await insertDelivery(
    database.pool,
    bob,
    { id: account.id, buyerId, deliveryMethodId },
    { state: 'unknown' },
  );
  await insert(database.pool, 'lead_return', {
    id: newId(),
    delivery_id: delivery,
    reason_code: 'wrong-number',
    requested_by: 'test',
  });
});

type Row = Record<string, unknown>;
const search = async (list: string, body: object, by = admin): Promise<Row[]> =>
  (await by.call('POST', `/api/v1/${list}/search`, body)).json<{ items: Row[] }>().items;
const by = (column: string, is: string, value?: unknown): object => ({
  filter: {
    join: 'and',
    items: [
      { column: 'leadType', is: 'is', value: leadTypeId },
      { column, is, ...(value === undefined ? {} : { value }) },
    ],
  },
});
const found = async (column: string, is: string, value?: unknown): Promise<unknown> =>
  (await search('leads', by(column, is, value))).map((row) => row['name']).sort();

test('the fields that lead types in sight show on lists are named, with what they are', async () => {
  const { items } = (await admin.call('GET', '/api/v1/lead-field-columns')).json<{ items: Row[] }>();
  const of = [{ id: leadTypeId, name: 'Loans' }];
  expect(items).toEqual([
    { name: 'field.Amount', label: 'Loan amount', kind: 'number', leadTypes: of },
    { name: 'field.Moved', label: 'Moving day', kind: 'day', leadTypes: of },
    { name: 'field.Nick', label: 'Nickname', kind: 'text', leadTypes: of },
    { name: 'field.Owns', label: 'Owns a home', kind: 'boolean', leadTypes: of },
  ]);
});

test('they are columns when asked for; what a source wrote wrongly is no value', async () => {
  const rows = await search('leads', {
    ...by('leadType', 'not-empty'),
    fields: ['field.Amount', 'field.Moved', 'field.Owns', 'field.Nick'],
    sort: [{ column: 'name', descending: false }],
  });
  expect(
    rows.map((row) => ['name', 'field.Amount', 'field.Moved', 'field.Owns', 'field.Nick'].map((name) => row[name])),
  ).toEqual([
    ['Ann', 250_000.5, '2026-03-01', true, 'Robin'],
    ['Bob', 9000, '2026-03-02T09:30:00Z', false, 'robin Hood'],
    ['None', 1, null, null, null],
    ['Raw', null, '2026-99-99', null, '7'],
  ]);
  expect((await search('leads', {})).some((row) => Object.keys(row).some((name) => name.startsWith('field.')))).toBe(
    false,
  );
});

test.each<[string, string, unknown, readonly string[]]>([
  ['field.Amount', 'at-least', 9000, ['Ann', 'Bob']],
  ['field.Amount', 'is', 250_000.5, ['Ann']],
  ['field.Amount', 'between', [1, 9000], ['Bob', 'None']],
  ['field.Amount', 'empty', undefined, ['Raw']],
  ['field.Moved', 'between', ['2026-03-01', '2026-03-02'], ['Ann', 'Bob']],
  ['field.Moved', 'before', '2026-03-02', ['Ann']],
  ['field.Moved', 'is', '2026-03-02', ['Bob']],
  ['field.Owns', 'is', false, ['Bob']],
  ['field.Nick', 'is', 'ROBIN', ['Ann']],
  ['field.Nick', 'starts-with', 'rob', ['Ann', 'Bob']],
  ['field.Nick', 'contains', `' or 1=1 --`, []],
])('%s %s %j finds its leads', async (column, is, value, names) => {
  expect(await found(column, is, value)).toEqual(names);
});

test('a lead whose type does not show a field has no value there, whatever it holds', async () => {
  const asked = async (is: string, value?: string | readonly string[]): Promise<boolean> =>
    (
      await search('leads', {
        filter: { join: 'and', items: [{ column: 'field.Nick', is, ...(value === undefined ? {} : { value }) }] },
      })
    ).some((row) => row['name'] === 'Driver');
  expect([
    await asked('is', 'Robin'),
    await asked('not-empty'),
    await asked('empty'),
    await asked('is-not', 'Robin'),
    await asked('none-of', ['Robin']),
  ]).toEqual([false, false, true, true, true]);
});

test('they sort, numbers as numbers, page by page', async () => {
  const order: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = (
      await admin.call('POST', '/api/v1/leads/search', {
        ...by('leadType', 'not-empty'),
        sort: [{ column: 'field.Amount', descending: true }],
        limit: 1,
        ...(cursor ? { cursor } : {}),
      })
    ).json<{ items: Row[]; next: string | null }>();
    order.push(page.items[0]!['name']);
    cursor = page.next;
  }
  expect(order).toEqual(['Ann', 'Bob', 'None', 'Raw']);
});

test('quality control, distribution, returns and the delivery queue have them too', async () => {
  for (const [list, amount] of [
    ['quality-control', 1],
    ['deliveries', 9000],
    ['returns', 9000],
    ['delivery-queue', 9000],
  ] as const) {
    expect([
      list,
      (await search(list, { ...by('field.Amount', 'is', amount), fields: ['field.Nick'] })).map(
        (row) => row['field.Amount'],
      ),
    ]).toEqual([list, [amount]]);
  }
});

test('ledger postings have them too, for whoever may look at leads; such a look is booked', async () => {
  const {
    rows: [lead],
  } = await database.pool.query<{ id: string }>(`select id from lead where first_name = 'Bob'`);
  await database.pool.query(
    `with posted as (insert into ledger_transaction (id, kind, subject_id, lead_id, at) values (gen_random_uuid(), 'lead-cost', $1, $1, now()) returning id)
     insert into ledger_entry (transaction_id, account, amount_minor, currency) select id, account, amount, 'USD' from posted, (values ('lead-cost', 1000), ('source-payable:' || $2::text, -1000)) side (account, amount)`,
    [lead!.id, world.ids.source.mine],
  );
  const looks = async (): Promise<number> =>
    (
      await database.pool.query<{ count: number }>(
        `select count(*)::int as count from audit_look where action = 'search' and entity = 'ledger-postings'`,
      )
    ).rows[0]!.count;
  const asked = {
    ...by('field.Amount', 'at-most', 9000),
    fields: ['field.Nick'],
    sort: [{ column: 'field.Nick', descending: false }],
  };
  expect(
    (await search('ledger-postings', asked)).map((row) => [row['amountMinor'], row['field.Nick'], row['field.Amount']]),
  ).toEqual([[1000, 'robin Hood', 9000]]);
  expect(await looks()).toBe(1);
  await search('ledger-postings', {});
  expect(await looks()).toBe(1);
  const { text } = await admin.call('POST', '/api/v1/ledger-postings/export', {
    format: 'csv',
    columns: ['kind', 'field.Nick'],
    ...by('field.Nick', 'is', 'robin hood'),
  });
  expect(text.trim().split('\r\n')).toEqual(['Reason,Nickname', 'lead-cost,robin Hood']);
  const bookkeeper = await openTestSession(api, database, ['ledger:view']);
  expect((await bookkeeper.call('POST', '/api/v1/ledger-postings/search', {})).status).toBe(200);
  expect((await bookkeeper.call('POST', '/api/v1/ledger-postings/search', asked)).status).toBe(422);
  expect(
    (
      await bookkeeper.call('POST', '/api/v1/ledger-postings/export', {
        format: 'csv',
        columns: ['kind', 'field.Nick'],
      })
    ).status,
  ).toBe(422);
});

test('they are taken away in files', async () => {
  const { text } = await admin.call('POST', '/api/v1/leads/export', {
    format: 'csv',
    columns: ['name', 'field.Amount', 'field.Moved'],
    ...by('field.Owns', 'is', true),
  });
  expect(text.trim().split('\r\n')).toEqual(['Name,Loan amount,Moving day', 'Ann,250000.5,2026-03-01']);
});

test('a saved view may hold them', async () => {
  const { filter } = by('field.Amount', 'at-least', 5) as { filter: object };
  expect(
    (
      await admin.call('POST', '/api/v1/views', {
        list: 'leads',
        name: 'Large loans',
        document: { filter, columns: [{ name: 'field.Amount' }] },
      })
    ).status,
  ).toBe(201);
});

test('nothing else is a column: no field that is not on lists, none of lead types out of sight, no words of SQL', async () => {
  const problems = async (body: object, who = admin): Promise<unknown> => {
    const answer = await who.call('POST', '/api/v1/leads/search', body);
    return [answer.status, answer.json<{ errors?: { code: string }[] }>().errors?.map(({ code }) => code)];
  };
  for (const name of [
    'field.Secret',
    'field.Nothing',
    `field.Amount' is null or '1`,
    'field.',
    'fields',
    'costMinor',
  ]) {
    expect([name, await problems({ fields: [name] })]).toEqual([name, [422, ['unknown-column']]]);
  }
  expect(await problems(by('field.Secret', 'is', 'x'))).toEqual([422, ['cannot-filter']]);
  expect(await problems({ sort: [{ column: 'field.Secret', descending: true }] })).toEqual([422, ['cannot-sort']]);
  const limited = await openTestSession(api, database, PERMISSIONS, { leadTypeIds: [world.ids.leadType.mine] });
  expect((await limited.call('GET', '/api/v1/lead-field-columns')).json()).toEqual({ items: [] });
  expect(await problems({ fields: ['field.Amount'] }, limited)).toEqual([422, ['unknown-column']]);
  expect((await admin.call('POST', '/api/v1/buyers/search', { fields: ['field.Amount'] })).status).toBe(422);
});
