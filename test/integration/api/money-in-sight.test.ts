import type { MikroORM } from '@mikro-orm/postgresql';
import { createBuyer } from '#db/factories/create-buyer';
import { createDeliveryAccount } from '#db/factories/create-delivery-account';
import { PERMISSIONS } from '#api/contract/permissions';
import type { TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { insert, insertDelivery } from '../db/insert-rows';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
const PEOPLE = ['ofBuyer', 'ofSource', 'ofBoth'] as const;
const people = {} as Record<(typeof PEOPLE)[number] | 'all', TestSession>;

/** One lead of each half: it costs 10.00 and is sold for 25.00, after a bid of as much. */
useTwoOfEach(async (opened) => {
  ({ database, api, orm, world } = opened);
  const { lead, account, buyer, source } = world.ids;
  await database.pool.query(`update lead set received_at = now() where stage = 'closed'`);
  await insert(database.pool, 'lead_plan', {
    lead_id: lead.mine,
    number: 1,
    config_version: 1,
    candidates: [{ accountId: account.mine, price: 2500 }],
  });
  people.all = opened.admin;
  people.ofBuyer = await openTestSession(api, database, PERMISSIONS, { buyerIds: [buyer.mine] });
  people.ofSource = await openTestSession(api, database, PERMISSIONS, { sourceIds: [source.mine] });
  people.ofBoth = await openTestSession(api, database, PERMISSIONS, {
    buyerIds: [buyer.mine],
    sourceIds: [source.mine],
  });
});

type Row = Record<string, unknown>;
/** The day it is in the installation's time zone, which may not be that of UTC. */
async function todayOf(): Promise<string> {
  const { rows } = await database.pool.query<{ today: string }>(
    'select (now() at time zone time_zone)::date::text as today from installation',
  );
  return rows[0]!.today;
}
const AMOUNTS = ['revenueMinor', 'costMinor', 'marginMinor'];
/** Who sees which amounts of a lead. */
const SEEN = { ofBuyer: ['revenueMinor'], ofSource: ['costMinor'], ofBoth: [] } as const satisfies Record<
  (typeof PEOPLE)[number],
  readonly string[]
>;
const seenIn = (row: Row): string[] => AMOUNTS.filter((name) => typeof row[name] === 'number');
const about = (column: string): object => ({ filter: { join: 'and', items: [{ column, is: 'at-least', value: 0 }] } });

describe.each(PEOPLE)('somebody whose data are limited, %s', (who) => {
  const seen: readonly string[] = SEEN[who];
  const call: TestSession['call'] = (...asked) => people[who].call(...asked);

  test('has the columns of the sides in sight and no others: in rows, filters, sorts and files', async () => {
    const { items } = (await call('POST', '/api/v1/leads/search', { ids: [world.ids.lead.mine] })).json<{
      items: Row[];
    }>();
    expect(AMOUNTS.filter((name) => name in items[0]!)).toEqual(seen);
    for (const name of AMOUNTS) {
      const wanted = seen.includes(name) ? 200 : 422;
      const answers = [
        await call('POST', '/api/v1/leads/search', about(name)),
        await call('POST', '/api/v1/leads/count', about(name)),
        await call('POST', '/api/v1/leads/search', { sort: [{ column: name, descending: true }] }),
        await call('POST', '/api/v1/leads/export', { format: 'csv', columns: ['id', name] }),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => wanted));
    }
    const unknown = await call('POST', '/api/v1/leads/search', about('NoSuchColumn'));
    for (const name of AMOUNTS.filter((each) => !seen.includes(each))) {
      expect((await call('POST', '/api/v1/leads/search', about(name))).json()['errors']).toEqual(
        unknown.json()['errors'],
      );
    }
    const view = (sort: string) =>
      call('POST', '/api/v1/views', {
        list: 'leads',
        name: `By ${sort} ${who}`,
        document: { sort: [{ column: sort, descending: true }] },
      });
    expect(await Promise.all(AMOUNTS.map(async (name) => (await view(name)).status))).toEqual(
      AMOUNTS.map((name) => (seen.includes(name) ? 201 : 422)),
    );
    const [head] = (await call('POST', '/api/v1/leads/export', { format: 'csv' })).text.split('\r\n');
    expect((head ?? '').split(',').filter((name) => ['Price', 'Cost', 'Margin'].includes(name))).toEqual(
      seen.map((name) => ({ revenueMinor: 'Price', costMinor: 'Cost' })[name]),
    );
  });

  test('reads single leads, today and the dashboard without the other side', async () => {
    const [listed] = (await call('GET', '/api/v1/leads?outcome=sold')).json<{ items: Row[] }>().items;
    expect(seenIn(listed!)).toEqual(seen);
    const lead = (await call('GET', `/api/v1/leads/${world.ids.lead.mine}`)).json<Row & { deliveries: Row[] }>();
    const [cost, revenue] = [seen.includes('costMinor'), seen.includes('revenueMinor')];
    expect([seenIn(lead), lead['priceMinor'], lead.deliveries[0]!['priceMinor']]).toEqual([
      seen,
      cost ? 1000 : null,
      revenue ? 2500 : null,
    ]);
    expect(lead['plans']).toMatchObject([
      { candidates: [{ accountId: world.ids.account.mine, price: revenue ? 2500 : null }] },
    ]);
    expect(seenIn((await call('GET', '/api/v1/lead-figures')).json())).toEqual(seen);
    const today = await todayOf();
    const board = (await call('POST', '/api/v1/dashboard', { by: 'day', from: today, to: today })).json<{
      total: Row;
      previous: Row;
      buckets: Row[];
      bySource: Row[];
    }>();
    expect([board.total, board.previous, ...board.buckets, ...board.bySource].map(seenIn)).toEqual([
      seen,
      seen,
      seen,
      seen,
    ]);
    expect((await call('GET', '/api/v1/session')).json()['money']).toEqual({ cost, revenue });
  });

  test("sees prices of deliveries and returns with the buyers' side, cost of what waits with the sources'", async () => {
    for (const [list, column, side] of [
      ['deliveries', 'priceMinor', 'revenueMinor'],
      ['returns', 'priceMinor', 'revenueMinor'],
      ['delivery-queue', 'priceMinor', 'revenueMinor'],
      ['quality-control', 'costMinor', 'costMinor'],
    ] as const) {
      const { items } = (await call('POST', `/api/v1/${list}/search`, {})).json<{ items: Row[] }>();
      expect([list, items.length > 0, column in (items[0] ?? {})]).toEqual([list, true, seen.includes(side)]);
    }
  });
});

test('somebody limited to nothing sees both sides', async () => {
  const { items } = (await people.all.call('POST', '/api/v1/leads/search', { ids: [world.ids.lead.mine] })).json<{
    items: Row[];
  }>();
  expect(seenIn(items[0]!)).toEqual(AMOUNTS);
  expect(seenIn((await people.all.call('GET', '/api/v1/lead-figures')).json())).toEqual(['revenueMinor', 'costMinor']);
});

test.each([
  [
    [2000, 2000, 2000],
    [334, 333, 333],
  ],
  [
    [3000, 1000],
    [750, 250],
  ],
  [
    [0, 0, 0],
    [334, 333, 333],
  ],
  [
    [1, 1_000_000],
    [1, 999],
  ],
])('the cost of a lead sold at %j is shared among its buyers as %j', async (prices, shares) => {
  const { method, lead, leadType } = world.ids;
  await database.pool.query('delete from lead_return');
  await database.pool.query('delete from delivery where lead_id = $1', [lead.mine]);
  const buyers: string[] = [];
  for (const [place, price] of prices.entries()) {
    const buyerId = (await createBuyer(orm.em as never)).id;
    const account = await createDeliveryAccount(orm.em as never, {
      name: 'Shares',
      buyerId,
      leadTypeId: leadType.mine,
      deliveryMethodId: method.mine,
    });
    buyers.push(buyerId);
    await insertDelivery(database.pool, lead.mine, account, {
      state: 'accepted',
      price_minor: price,
      decided_at: new Date(Date.now() + place * 1000),
    });
  }
  const today = await todayOf();
  const costOf = async (buyerIds: readonly string[]): Promise<unknown> =>
    (await people.all.call('POST', '/api/v1/dashboard', { by: 'day', from: today, to: today, buyerIds })).json<{
      total: Row;
    }>().total['costMinor'];
  const found = await Promise.all(buyers.map((id) => costOf([id])));
  expect(found).toEqual(shares);
  // The whole cost of the lead, and no more, for all of them together and one by one.
  expect([await costOf(buyers), found.reduce((sum: number, share) => sum + Number(share), 0)]).toEqual([1000, 1000]);
});
