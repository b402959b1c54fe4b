import { newId } from '#db/new-id';
import { inTransaction } from '#db/pool';
import { countQualified } from '#activities/booking/caps/count-qualified';
import { releaseDelivery } from '#activities/booking/reserve/release-delivery';
import { takeCampaignCap } from '#activities/booking/caps/take-campaign-cap';
import { NOON, ZONE, type Market } from './market';
import { useMarket } from './use-market';

const HOUR = 3_600_000;
let market: Market;
useMarket((opened) => (market = opened));

describe('reserving a delivery', () => {
  test('64 concurrent bookers over overlapping caps never go over, and the counters equal what is held', async () => {
    const limits = [
      { hour: 40 },
      { hour: 90, day: 60 },
      { day: 100, week: 80, month: 70 },
      { hour: 55, day: 55, week: 55, month: 55 },
      { month: 25 },
      {},
    ];
    const accounts = await Promise.all(limits.map((each) => market.account({ limits: each })));
    const leads = await Promise.all(Array.from({ length: 120 }, () => market.lead({ maxDeliveries: 3 })));
    const jobs = leads
      .flatMap((lead) => accounts.map((account) => ({ lead, account })))
      .sort(() => Math.random() - 0.5);
    const results: Record<string, number> = {};
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        for (let job = jobs.pop(); job; job = jobs.pop()) {
          const result = await market.reserve(job.lead, job.account);
          const name = result.kind === 'reserved' ? 'reserved' : result.reason.code;
          results[name] = (results[name] ?? 0) + 1;
        }
      }),
    );
    for (const [index, account] of accounts.entries()) {
      const held = await market.pool.query<{ count: number }>('select count(*) from delivery where account_id = $1', [
        account.accountId,
      ]);
      const used = await market.used(account);
      const count = held.rows[0]!.count;
      expect(used).toEqual({ hour: count, day: count, week: count, month: count });
      expect(count).toBeLessThanOrEqual(Math.min(...Object.values(limits[index]!), 120));
    }
    expect(results['reserved']).toBeGreaterThan(200);
    expect(results['cap-full']).toBeGreaterThan(0);
    expect(Object.keys(results).every((name) => ['reserved', 'cap-full', 'lead-capacity'].includes(name))).toBe(true);
  }, 60_000);

  test('one cap of 300 under 1,000 attempts of 64 bookers ends at exactly 300', async () => {
    const account = await market.account({ limits: { day: 300 } });
    const leads = await Promise.all(Array.from({ length: 1000 }, () => market.lead()));
    let reserved = 0;
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        for (let lead = leads.pop(); lead; lead = leads.pop())
          if ((await market.reserve(lead, account)).kind === 'reserved') reserved += 1;
      }),
    );
    expect(reserved).toBe(300);
    expect(await market.used(account)).toEqual({ hour: 300, day: 300, week: 300, month: 300 });
  }, 60_000);

  test('an exclusive lead with 50 concurrent buyers goes to one, a shared lead of three to three', async () => {
    const exclusive = await Promise.all(Array.from({ length: 50 }, () => market.account({ exclusive: true })));
    const shared = await Promise.all(Array.from({ length: 50 }, () => market.account()));
    const [first, second] = [await market.lead({ maxDeliveries: 3 }), await market.lead({ maxDeliveries: 3 })];
    const won = await Promise.all(exclusive.map((account) => market.reserve(first, account)));
    const three = await Promise.all(shared.map((account) => market.reserve(second, account)));
    expect(won.filter((result) => result.kind === 'reserved')).toHaveLength(1);
    expect(three.filter((result) => result.kind === 'reserved')).toHaveLength(3);
    const refusals = new Set(won.map((result) => (result.kind === 'refused' ? result.reason.code : 'reserved')));
    expect(refusals).toEqual(new Set(['reserved', 'exclusive-held']));
  });

  test('exclusive and shared buyers that race for one lead never mix', async () => {
    for (let round = 0; round < 10; round += 1) {
      const accounts = await Promise.all(
        Array.from({ length: 16 }, (_, index) => market.account({ exclusive: index % 2 === 0 })),
      );
      const lead = await market.lead({ maxDeliveries: 4 });
      const results = await Promise.all(accounts.map((account) => market.reserve(lead, account)));
      expect([1, 4]).toContain(results.filter((result) => result.kind === 'reserved').length);
    }
  }, 30_000);

  test('the same account, delivery or plan step asked again, also at once, answers with the row that exists', async () => {
    const account = await market.account({ exclusive: true, limits: { day: 1 } });
    const lead = await market.lead();
    const results = await Promise.all(Array.from({ length: 20 }, () => market.reserve(lead, account)));
    const ids = new Set(results.map((result) => (result.kind === 'reserved' ? result.deliveryId : result.reason.code)));
    expect(ids.size).toBe(1);
    expect((await market.used(account))['day']).toBe(1);
    const [id] = [...ids];
    await market.pool.query(`update delivery set attempts = 1 where id = $1`, [id]);
    await releaseDelivery(market.pool, { deliveryId: id!, now: NOON });
    expect(await market.reserve(lead, account)).toEqual({ kind: 'reserved', deliveryId: id });
    expect((await market.used(account))['day']).toBe(0);
    const again = await market.reserved(lead, account, { planNumber: 2 });
    expect(again).not.toBe(id);
    expect(await market.reserve(lead, account, { deliveryId: id! })).toEqual({ kind: 'reserved', deliveryId: id });
  });

  test.each([
    ['a full window', { limits: { week: 1 } }, 'cap-full', { window: 'week', limit: 1, used: 1 }],
    ['a limit of zero', { limits: { hour: 0 } }, 'cap-full', { window: 'hour', limit: 0, used: 0 }],
  ])('%s refuses and leaves nothing behind', async (_name, wishes, code, detail) => {
    const account = await market.account(wishes);
    if (detail.used === 1) await market.reserved(await market.lead(), account);
    const lead = await market.lead();
    expect(await market.reserve(lead, account)).toMatchObject({ kind: 'refused', reason: { code, detail } });
    expect(await market.row('lead', lead)).toMatchObject({ slots_taken: 0, exclusive_holder: null });
    expect((await market.used(account))['day']).toBe(detail.used);
  });

  test('a deleted, erased or unknown lead is gone', async () => {
    const account = await market.account();
    for (const column of ['deleted_at', 'erased_at']) {
      const lead = await market.lead();
      await market.pool.query(`update lead set ${column} = now() where id = $1`, [lead]);
      expect(await market.reserve(lead, account)).toMatchObject({ kind: 'refused', reason: { code: 'lead-gone' } });
    }
    expect(await market.reserve(newId(), account)).toMatchObject({ kind: 'refused', reason: { code: 'lead-gone' } });
  });

  test('a rescan without limits is counted past the limit, and the next ordinary lead is refused', async () => {
    const account = await market.account({ limits: { day: 1 } });
    await market.reserved(await market.lead(), account);
    await market.reserved(await market.lead(), account, { ignoreLimits: true });
    await market.reserved(await market.lead(), account, { ignoreLimits: true });
    expect((await market.used(account))['day']).toBe(3);
    expect(await market.reserve(await market.lead(), account)).toMatchObject({
      reason: { detail: { used: 3, limit: 1 } },
    });
  });

  test('windows are those of the buyer’s local time: the day after local midnight has room again', async () => {
    const account = await market.account({ limits: { day: 1 } });
    const beforeMidnight = Date.parse('2026-03-08T04:30:00Z');
    await market.reserved(await market.lead(), account, { now: beforeMidnight });
    expect((await market.reserve(await market.lead(), account, { now: beforeMidnight + 20 * 60_000 })).kind).toBe(
      'refused',
    );
    expect((await market.reserve(await market.lead(), account, { now: beforeMidnight + HOUR })).kind).toBe('reserved');
  });

  test('release gives everything back once, however often it is called', async () => {
    const account = await market.account({ exclusive: true, limits: { month: 1 } });
    const lead = await market.lead();
    const deliveryId = await market.reserved(lead, account);
    const booked = await Promise.all(
      Array.from({ length: 10 }, () => releaseDelivery(market.pool, { deliveryId, now: NOON })),
    );
    expect(new Set(booked.map((each) => each.state))).toEqual(new Set(['released']));
    expect(await market.row('lead', lead)).toMatchObject({ slots_taken: 0, exclusive_holder: null });
    expect(await market.used(account)).toEqual({ hour: 0, day: 0, week: 0, month: 0 });
  });
});

describe('other counters', () => {
  test('a campaign’s intake limit is exact under 64 concurrent leads, and a refused lead counts nowhere', async () => {
    const campaignId = newId();
    const full = await Promise.all(
      Array.from({ length: 200 }, () =>
        inTransaction(market.pool, (client) =>
          takeCampaignCap(client, { campaignId, limits: { hour: 70, day: 50 }, zone: ZONE, now: NOON }),
        ),
      ),
    );
    expect(full.filter((window) => window === null)).toHaveLength(50);
    expect(new Set(full)).toEqual(new Set([null, 'day']));
    const { rows } = await market.pool.query('select distinct used from cap_window where scope_id = $1', [campaignId]);
    expect(rows).toEqual([{ used: 50 }]);
  });

  test('qualified leads are counted per account and local month, beside the bookings', async () => {
    const [first, second] = [await market.account(), await market.account()];
    const accounts = [first, second].map(({ accountId }) => ({ accountId, zone: ZONE }));
    const bookings = Array.from({ length: 20 }, async () => {
      await market.reserved(await market.lead(), first);
    });
    await Promise.all([
      ...bookings,
      ...Array.from({ length: 40 }, (_, index) =>
        countQualified(market.pool, index % 2 ? accounts : [...accounts].reverse(), NOON),
      ),
    ]);
    await countQualified(market.pool, [accounts[1]!, accounts[1]!], NOON);
    await countQualified(market.pool, [], NOON);
    const { rows } = await market.pool.query(
      `select scope_id as id, qualified, used from cap_window where scope_id = any($1) and cap_window = 'month' order by qualified`,
      [accounts.map((account) => account.accountId)],
    );
    expect(rows).toEqual([
      { id: first.accountId, qualified: 40, used: 20 },
      { id: second.accountId, qualified: 41, used: 0 },
    ]);
  });
});
