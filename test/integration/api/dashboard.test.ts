import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { insertLead } from '../db/insert-rows';
import { makeTwoOfEach, type World } from './two-of-each';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
let operator: TestSession;

/** All in the zone of New York: midnight there is 04:00 UTC in summer, 05:00 in winter. */
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  orm = await initOrm(database.url);
  await database.pool.query(`update installation set time_zone = 'America/New_York'`);
  world = await makeTwoOfEach(orm.em as never, database.pool);
  const campaign = {
    id: world.ids.campaign.mine,
    sourceId: world.ids.source.mine,
    leadTypeId: world.ids.leadType.mine,
  };
  const add = (receivedAt: string, more: object): Promise<string> =>
    insertLead(database.pool, campaign, {
      stage: 'closed',
      price_minor: 500,
      received_at: new Date(receivedAt),
      ...more,
    });
  await add('2026-05-02T03:59:00Z', { outcome: 'rejected' });
  await add('2026-05-02T04:01:00Z', { outcome: 'unsold', cost_minor: 500 });
  await add('2026-05-02T05:00:00Z', { outcome: 'sold', revenue_minor: 9900, source_credited: true });
  await add('2026-05-02T06:00:00Z', { outcome: 'sold', revenue_minor: 777, test: true });
  await add('2026-05-02T06:00:00Z', { outcome: 'unsold', cost_minor: 70, deleted_at: new Date() });
  await add('2026-05-02T06:30:00Z', { outcome: 'erased', cost_minor: 30, revenue_minor: 400 });
  await add('2026-04-29T15:00:00Z', { outcome: 'invalid' });
  operator = await openTestSession(api, database, PERMISSIONS);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

type Figures = Record<
  | 'received'
  | 'accepted'
  | 'delivered'
  | 'rejected'
  | 'waiting'
  | 'returned'
  | 'revenueMinor'
  | 'costMinor'
  | 'marginMinor',
  number
>;
interface Answer {
  buckets: (Figures & { label: string; start: string; end: string })[];
  total: Figures;
  previous: Figures;
  bySource: (Figures & { name: string })[];
}
const ask = async (body: object, by = operator): Promise<Answer> =>
  (await by.call('POST', '/api/v1/dashboard', body)).json<Answer>();
const MAY = { by: 'day', from: '2026-05-01', to: '2026-05-02' };

test('leads fall on the days of the installation, and add up', async () => {
  const { buckets, total, previous, bySource } = await ask(MAY);
  expect(buckets.map((bucket) => [bucket.label, bucket.start, bucket.received])).toEqual([
    ['2026-05-01', '2026-05-01T04:00:00.000Z', 3],
    ['2026-05-02', '2026-05-02T04:00:00.000Z', 3],
  ]);
  // Two sold at 25.00 that cost 10.00 each on the first; on the second one unsold that costs 5.00, one sold whose source was credited,
  // one deleted that is still owed 0.70 and one erased that was sold at 4.00 and costs 0.30.
  expect(buckets[0]).toMatchObject({
    accepted: 2,
    delivered: 2,
    rejected: 1,
    revenueMinor: 5000,
    costMinor: 2000,
    marginMinor: 3000,
  });
  expect(buckets[1]).toMatchObject({
    accepted: 2,
    delivered: 1,
    rejected: 0,
    revenueMinor: 10_300,
    costMinor: 600,
    marginMinor: 9700,
  });
  expect(total).toMatchObject({ received: 6, accepted: 4, delivered: 3, revenueMinor: 15_300, costMinor: 2600 });
  expect(previous).toMatchObject({ received: 1, rejected: 1 });
  expect(bySource.map((row) => [row.name, row.received])).toEqual([
    ['Mine source', 5],
    ['Theirs source', 1],
  ]);
});

test("months and years are the installation's too, and a day of a clock change is one day", async () => {
  const months = await ask({ by: 'month', from: '2026-04-10', to: '2026-05-31' });
  expect(months.buckets.map((bucket) => [bucket.label, bucket.received])).toEqual([
    ['2026-04', 1],
    ['2026-05', 6],
  ]);
  expect(
    (await ask({ by: 'year', from: '2026-01-01', to: '2026-12-31' })).buckets.map((bucket) => bucket.label),
  ).toEqual(['2026']);
  const change = await ask({ by: 'day', from: '2026-03-08', to: '2026-03-08' });
  expect(change.buckets[0]).toMatchObject({ start: '2026-03-08T05:00:00.000Z', end: '2026-03-09T04:00:00.000Z' });
});

test('filters narrow, and buyers count only what is theirs', async () => {
  expect((await ask({ ...MAY, sourceIds: [world.ids.source.theirs] })).total).toMatchObject({ received: 1 });
  expect((await ask({ ...MAY, leadTypeIds: [world.ids.leadType.mine] })).total).toMatchObject({ received: 5 });
  await database.pool.query(`update delivery set reserved_at = '2026-05-01T14:31:00Z' where id = any($1)`, [
    [world.ids.delivery.mine, world.ids.delivery.theirs],
  ]);
  expect((await ask({ ...MAY, buyerIds: [world.ids.buyer.mine] })).total).toMatchObject({
    received: 1,
    delivered: 1,
    revenueMinor: 2500,
  });
});

test('a campaign narrows, alone and beside a source it is not of', async () => {
  const { campaign, source } = world.ids;
  expect((await ask({ ...MAY, campaignIds: [campaign.theirs] })).total).toMatchObject({ received: 1 });
  expect((await ask({ ...MAY, campaignIds: [campaign.mine] })).total).toMatchObject({ received: 5, delivered: 2 });
  expect((await ask({ ...MAY, campaignIds: [campaign.mine, campaign.theirs] })).total).toMatchObject({ received: 6 });
  expect((await ask({ ...MAY, campaignIds: [campaign.mine], sourceIds: [source.theirs] })).total).toMatchObject({
    received: 0,
  });
});

test('a range can begin with the first lead in sight, when that is later, and is compared with as many days before', async () => {
  const range = { by: 'day', from: '2026-04-20', to: '2026-05-02', fromFirstLead: true };
  const young = await ask(range);
  expect(young.buckets.map(({ label }) => label)).toEqual(['2026-04-29', '2026-04-30', '2026-05-01', '2026-05-02']);
  expect([young.total.received, young.previous.received]).toEqual([7, 0]);
  expect((await ask({ ...range, fromFirstLead: false })).buckets).toHaveLength(13);
  expect((await ask({ ...range, from: '2026-05-01' })).buckets).toHaveLength(2);
  // Before the first lead there is nothing to begin with.
  expect((await ask({ ...range, from: '2026-04-20', to: '2026-04-22' })).buckets).toHaveLength(3);
  const theirs = await openTestSession(api, database, PERMISSIONS, { sourceIds: [world.ids.source.theirs] });
  expect((await ask(range, theirs)).buckets[0]).toMatchObject({ label: '2026-05-01', received: 1 });
  expect((await ask({ ...range, by: 'month', from: '2026-01-01' })).buckets.map(({ label }) => label)).toEqual([
    '2026-04',
    '2026-05',
  ]);
});

test('a role sees figures of its own leads alone', async () => {
  const bySource = await openTestSession(api, database, PERMISSIONS, { sourceIds: [world.ids.source.theirs] });
  expect((await ask(MAY, bySource)).total).toMatchObject({ received: 1 });
  const byBuyer = await openTestSession(api, database, PERMISSIONS, { buyerIds: [world.ids.buyer.theirs] });
  expect((await ask(MAY, byBuyer)).total).toMatchObject({ received: 1, revenueMinor: 2500 });
  expect((await ask({ ...MAY, buyerIds: [world.ids.buyer.mine] }, byBuyer)).total).toMatchObject({ received: 0 });
  expect((await byBuyer.call('GET', '/api/v1/lead-figures')).json()).toMatchObject({
    waitingForQc: 1,
    returnsToDecide: 1,
  });
  expect((await operator.call('GET', '/api/v1/lead-figures')).json()).toMatchObject({
    waitingForQc: 2,
    returnsToDecide: 2,
  });
});

test('a range has an end, the right way round, and asks for the permission', async () => {
  expect(
    (await operator.call('POST', '/api/v1/dashboard', { by: 'day', from: '2026-01-01', to: '2026-12-31' })).json(),
  ).toMatchObject({ status: 422, errors: [{ code: 'range-too-long' }] });
  expect(
    (await operator.call('POST', '/api/v1/dashboard', { by: 'day', from: '2026-05-02', to: '2026-05-01' })).status,
  ).toBe(422);
  const viewer = await openTestSession(api, database, ['leads:view']);
  expect((await viewer.call('POST', '/api/v1/dashboard', MAY)).status).toBe(403);
});

test('a lead that was moved to another buyer is no return; one that was given back is', async () => {
  const { mine } = world.ids.delivery;
  const returned = async (): Promise<number[]> => [
    (await ask(MAY)).total.returned,
    (await ask({ ...MAY, buyerIds: [world.ids.buyer.mine] })).total.returned,
  ];
  await database.pool.query(
    `update delivery set state = 'returned', reason = '{"code": "transferred", "message": ""}' where id = $1`,
    [mine],
  );
  expect(await returned()).toEqual([0, 0]);
  await database.pool.query(
    `update lead_return set state = 'approved', decided_by = 'operator', decided_at = now() where delivery_id = $1`,
    [mine],
  );
  expect(await returned()).toEqual([1, 1]);
});
