import { createLogger } from '#config/log';
import { lastLedgerCheck } from '#db/queries/last-ledger-check';
import { checkLedgerDaily } from '#activities/upkeep/ledger/check-ledger-daily';
import { postLeadCost } from '#activities/booking/ledger/post-lead-cost';
import { Market, NOON } from '../booking/market';

const DAY = 86_400_000;
let market: Market;
let leadId: string;
beforeAll(async () => {
  market = await Market.open();
  leadId = await market.lead({ price: 900 });
  await postLeadCost(market.pool, { leadId, now: NOON });
}, 120_000);
afterAll(() => market.close());

const check = (at: number): Promise<'idle'> =>
  checkLedgerDaily(market.pool, createLogger('test', { level: 'silent' }), () => at);
const checks = async (): Promise<number> =>
  Number((await market.pool.query<{ count: number }>('select count(*) from ledger_check')).rows[0]!.count);

test('the books are checked once a day, by one worker of several, and what was found is kept', async () => {
  await Promise.all([check(NOON), check(NOON), check(NOON)]);
  expect(await checks()).toBe(1);
  expect(await lastLedgerCheck(market.pool)).toEqual({ startedAt: NOON, endedAt: NOON, postings: 1, violations: [] });
  await check(NOON + DAY - 1000);
  expect(await checks()).toBe(1);
});

test('a rule that does not hold is named with the rows that break it', async () => {
  await market.pool.query('update lead set cost_minor = 1 where id = $1', [leadId]);
  await check(NOON + DAY + 1000);
  expect(await lastLedgerCheck(market.pool)).toMatchObject({
    violations: [{ violation: 'lead-cost-differs', count: 1 }],
  });
});

test('the pool is as it was: nothing is locked, statements have their usual time', async () => {
  const { rows } = await market.pool.query<{ timeout: string; locks: number }>(
    `select current_setting('statement_timeout') as timeout, (select count(*) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())) as locks`,
  );
  expect(rows[0]).toEqual({ timeout: '30s', locks: 0 });
});
