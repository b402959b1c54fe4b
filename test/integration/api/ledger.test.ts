import { PERMISSIONS } from '#api/contract/permissions';
import { postPriceChange } from '#activities/booking/ledger/post-price-change';
import { reverseSale } from '#activities/booking/ledger/reverse-sale';
import type { TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let world: World;
let admin: TestSession;
const MAY = Date.parse('2026-05-03T10:00:00Z');

/** Of each half one sale at 25.00 of a lead that cost 10.00; ours is then sold for 5.00 more, theirs is returned. */
useTwoOfEach(async (opened) => {
  ({ database, api, world, admin } = opened);
  const { lead, buyer, source, delivery } = world.ids;
  for (const half of ['mine', 'theirs'] as const) {
    await book('lead-cost', lead[half], lead[half], '2026-05-01T10:00:00Z', [
      ['lead-cost', 1000],
      [`source-payable:${source[half]}`, -1000],
    ]);
    await book('sale', delivery[half], lead[half], '2026-05-02T10:00:00Z', [
      [`buyer-receivable:${buyer[half]}`, 2500],
      ['revenue', -2500],
    ]);
  }
  await postPriceChange(database.pool, {
    deliveryId: delivery.mine,
    leadId: lead.mine,
    buyerId: buyer.mine,
    currency: 'USD',
    from: 2500,
    to: 3000,
    at: MAY,
  });
  await reverseSale(database.pool, delivery.theirs, lead.theirs, MAY);
});

async function book(
  kind: string,
  subject: string,
  lead: string,
  at: string,
  entries: readonly (readonly [string, number])[],
): Promise<void> {
  await database.pool.query(
    `with posted as (insert into ledger_transaction (id, kind, subject_id, lead_id, at) values (gen_random_uuid(), $1, $2, $3, $4) returning id)
     insert into ledger_entry (transaction_id, account, amount_minor, currency) select id, account, amount, 'USD' from posted, unnest($5::text[], $6::bigint[]) as side (account, amount)`,
    [kind, subject, lead, at, entries.map(([account]) => account), entries.map(([, amount]) => amount)],
  );
}

type Row = Record<string, unknown>;
const search = async (list: string, body: object, by = admin): Promise<Row[]> =>
  (await by.call('POST', `/api/v1/${list}/search`, body)).json<{ items: Row[] }>().items;
const rule = (column: string, is: string, value: unknown): object => ({
  filter: { join: 'and', items: [{ column, is, value }] },
});
const named = (rows: readonly Row[]): unknown[] =>
  rows.map((row) => [row['kind'], row['name'], row['balanceMinor'], row['postings']]);

test('accounts with their balances, each positive on its own side', async () => {
  expect(
    named(
      await search('ledger-accounts', {
        sort: [
          { column: 'name', descending: false },
          { column: 'kind', descending: false },
        ],
      }),
    ),
  ).toEqual([
    ['lead-cost', null, 2000, 2],
    ['revenue', null, 3000, 4],
    ['buyer-receivable', 'Mine buyer', 3000, 2],
    ['source-payable', 'Mine source', 1000, 1],
    ['buyer-receivable', 'Theirs buyer', 0, 2],
    ['source-payable', 'Theirs source', 1000, 1],
  ]);
  expect(
    named(
      await search('ledger-accounts', {
        ...rule('balanceMinor', 'at-least', 1500),
        sort: [
          { column: 'balanceMinor', descending: true },
          { column: 'kind', descending: true },
        ],
      }),
    ),
  ).toEqual([
    ['revenue', null, 3000, 4],
    ['buyer-receivable', 'Mine buyer', 3000, 2],
    ['lead-cost', null, 2000, 2],
  ]);
  expect(named(await search('ledger-accounts', rule('buyer', 'is', world.ids.buyer.mine)))).toEqual([
    ['buyer-receivable', 'Mine buyer', 3000, 2],
  ]);
});

test('the sums of everything, and that the books were not checked yet', async () => {
  expect((await admin.call('GET', '/api/v1/ledger')).json()).toEqual({
    currency: 'USD',
    receivableMinor: 3000,
    payableMinor: 2000,
    revenueMinor: 3000,
    costMinor: 2000,
    marginMinor: 1000,
    lastCheck: null,
  });
});

test('the postings behind a balance: by account, buyer, source, lead and days; each says why', async () => {
  const reasons = async (body: object): Promise<unknown[]> =>
    (await search('ledger-postings', body)).map((row) => [row['kind'], row['amountMinor']]);
  expect(
    await reasons({
      filter: {
        join: 'and',
        items: [
          { column: 'buyer', is: 'any-of', value: [world.ids.buyer.mine] },
          { column: 'accounts', is: 'any-of', value: ['buyer-receivable'] },
        ],
      },
    }),
  ).toEqual([
    ['price-change', 500],
    ['sale', 2500],
  ]);
  expect(await reasons(rule('accounts', 'is', 'source-payable'))).toEqual([
    ['lead-cost', 1000],
    ['lead-cost', 1000],
  ]);
  expect(await reasons(rule('lead', 'is', world.ids.lead.theirs))).toEqual([
    ['sale-return', -2500],
    ['sale', 2500],
    ['lead-cost', 1000],
  ]);
  expect(await reasons(rule('source', 'is', world.ids.source.mine))).toEqual([
    ['price-change', 500],
    ['sale', 2500],
    ['lead-cost', 1000],
  ]);
  expect(await reasons(rule('at', 'between', ['2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z']))).toEqual([
    ['lead-cost', 1000],
    ['lead-cost', 1000],
  ]);
  const [newest] = await search('ledger-postings', rule('kind', 'is', 'price-change'));
  expect(newest).toMatchObject({
    lead: world.ids.lead.mine,
    buyer: { label: 'Mine buyer' },
    source: { label: 'Mine source' },
    account: { label: 'Mine account' },
    accounts: ['buyer-receivable', 'revenue'],
    currency: 'USD',
    test: false,
  });
});

test('it is paged, counted and taken away as a file', async () => {
  const first = (await admin.call('POST', '/api/v1/ledger-postings/search', { limit: 4 })).json<{
    items: Row[];
    next: string;
  }>();
  const rest = (await admin.call('POST', '/api/v1/ledger-postings/search', { limit: 4, cursor: first.next })).json<{
    items: Row[];
    next: string | null;
  }>();
  expect([first.items.length, rest.items.length, rest.next]).toEqual([4, 2, null]);
  expect((await admin.call('POST', '/api/v1/ledger-postings/count', {})).json()).toEqual({ count: 6, more: false });
  const file = await admin.call('POST', '/api/v1/ledger-postings/export', {
    format: 'csv',
    columns: ['kind', 'amountMinor', 'accounts', 'buyer'],
    ...rule('lead', 'is', world.ids.lead.theirs),
  });
  expect(file.text.trim().split('\r\n')).toEqual([
    'Reason,Amount,Currency,Accounts,Buyer',
    'sale-return,-25,USD,"buyer-receivable, revenue",Theirs buyer',
    'sale,25,USD,"buyer-receivable, revenue",Theirs buyer',
    'lead-cost,10,USD,"lead-cost, source-payable",',
  ]);
});

test('somebody limited to buyers sees what these owe, and nothing of sources; somebody limited to sources what their leads cost, and nothing of buyers', async () => {
  const ofBuyer = await openTestSession(api, database, PERMISSIONS, { buyerIds: [world.ids.buyer.mine] });
  expect(named(await search('ledger-accounts', {}, ofBuyer))).toEqual([
    ['buyer-receivable', 'Mine buyer', 3000, 2],
    ['revenue', null, 3000, 2],
  ]);
  expect((await ofBuyer.call('GET', '/api/v1/ledger')).json()).toMatchObject({
    receivableMinor: 3000,
    revenueMinor: 3000,
    payableMinor: null,
    costMinor: null,
    marginMinor: null,
  });
  expect((await search('ledger-postings', {}, ofBuyer)).map((row) => row['kind'])).toEqual(['price-change', 'sale']);
  const ofSource = await openTestSession(api, database, PERMISSIONS, { sourceIds: [world.ids.source.theirs] });
  expect(named(await search('ledger-accounts', {}, ofSource))).toEqual([
    ['lead-cost', null, 1000, 1],
    ['source-payable', 'Theirs source', 1000, 1],
  ]);
  expect((await ofSource.call('GET', '/api/v1/ledger')).json()).toMatchObject({
    receivableMinor: null,
    revenueMinor: null,
    payableMinor: 1000,
    costMinor: 1000,
    marginMinor: null,
  });
  expect((await search('ledger-postings', {}, ofSource)).map((row) => row['kind'])).toEqual(['lead-cost']);
});

test('it asks for a permission of its own', async () => {
  const reporter = await openTestSession(api, database, ['reports:view', 'leads:view']);
  expect((await reporter.call('GET', '/api/v1/ledger')).status).toBe(403);
  expect((await reporter.call('POST', '/api/v1/ledger-postings/search', {})).status).toBe(403);
});
