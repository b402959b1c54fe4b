import { ConfigCache } from '#activities/kit/config-cache';
import type { ActivityDeps } from '#activities/kit/deps';
import type { Step } from '#db/leads/add-steps';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { planLead } from '#activities/distribution/plan-lead';
import { openLead } from '#activities/intake/open-lead';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { intakeDeps } from './intake-deps';
import { NOON, type Account, type Market } from './market';
import { useMarket } from './use-market';

const CLOSING: Step = { node: 'close', label: 'Sold', state: 'done', startedAt: NOON, endedAt: NOON };
let market: Market;
useMarket((opened) => (market = opened));

const steps = async (leadId: string): Promise<string[]> =>
  (
    await market.pool.query<{ node: string }>('select node from lead_step where lead_id = $1 order by seq', [leadId])
  ).rows.map((row) => row.node);

async function begun(leadId: string, account: Account): Promise<string> {
  const reserved = await market.reserve(leadId, account, { request: { method: 'POST' } });
  expect(reserved).toMatchObject({ kind: 'reserved', attempt: 1 });
  return reserved.kind === 'reserved' ? reserved.deliveryId : '';
}

const sell = (deliveryId: string, closing?: Step) =>
  bookOutcome(market.pool, {
    deliveryId,
    attemptNumber: 1,
    outcome: { kind: 'accepted' },
    response: { status: 200 },
    reading: { trace: [] },
    final: true,
    now: NOON,
    closing,
  });

describe('a reservation that names its request', () => {
  test('begins the first attempt in the same statement, once', async () => {
    const [leadId, account] = [await market.lead(), await market.account()];
    const deliveryId = await begun(leadId, account);
    expect(await market.row('delivery', deliveryId)).toMatchObject({ state: 'sending', attempts: 1 });
    expect(await market.states(deliveryId)).toEqual(['sending']);
    expect(await market.reserve(leadId, account, { request: { method: 'POST' } })).toEqual({
      kind: 'reserved',
      deliveryId,
    });
    expect(await market.states(deliveryId)).toEqual(['sending']);
    await sell(deliveryId);
  });

  test('begins nothing where the place is refused', async () => {
    const [leadId, full] = [await market.lead(), await market.account({ limits: { day: 0 } })];
    expect(await market.reserve(leadId, full, { request: {} })).toMatchObject({
      kind: 'refused',
      reason: { code: 'cap-full' },
    });
    expect((await market.pool.query('select 1 from delivery where lead_id = $1', [leadId])).rowCount).toBe(0);
  });
});

describe('a sale that ends its lead', () => {
  test('closes it in the same booking, with its line on the timeline', async () => {
    const leadId = await market.lead();
    const booked = await sell(await begun(leadId, await market.account()), CLOSING);
    expect(booked).toMatchObject({ state: 'accepted', closed: true });
    expect(await market.row('lead', leadId)).toMatchObject({
      stage: 'closed',
      outcome: 'sold',
      closed_at: new Date(NOON),
      decided_at: new Date(NOON),
      revenue_minor: 5000,
    });
    expect(await steps(leadId)).toEqual(['close']);
  });

  test('leaves a lead open of which another place is in hand, or whose outcome is unknown', async () => {
    const leadId = await market.lead({ maxDeliveries: 2 });
    const [first, second] = [await begun(leadId, await market.account()), await begun(leadId, await market.account())];
    expect((await sell(first, CLOSING)).closed).toBeUndefined();
    expect(await market.row('lead', leadId)).toMatchObject({ stage: 'distributing', outcome: null, closed_at: null });
    expect((await sell(second, CLOSING)).closed).toBe(true);
    expect(await steps(leadId)).toEqual(['close']);
  });

  test('never closes a lead without being asked, nor one that is closed or erased already', async () => {
    const leadId = await market.lead();
    expect((await sell(await begun(leadId, await market.account()))).closed).toBeUndefined();
    expect(await market.row('lead', leadId)).toMatchObject({ stage: 'distributing' });
    const erased = await market.lead();
    const deliveryId = await begun(erased, await market.account());
    await market.pool.query('update lead set erased_at = now() where id = $1', [erased]);
    expect((await sell(deliveryId, CLOSING)).closed).toBeUndefined();
  });

  test('does not overlook a place that is taken while it waits for the lead', async () => {
    const leadId = await market.lead({ maxDeliveries: 2 });
    const [account, rival] = [await market.account(), await market.account()];
    const deliveryId = await begun(leadId, account);
    const client = await market.pool.connect();
    try {
      await client.query('begin');
      await client.query('select 1 from lead where id = $1 for no key update', [leadId]);
      const selling = sell(deliveryId, CLOSING);
      await waitingForALock();
      const taken = await market.reserve(leadId, rival, { request: {} }, client);
      await client.query('commit');
      expect((await selling).closed).toBeUndefined();
      expect(await market.row('lead', leadId)).toMatchObject({ stage: 'distributing', slots_taken: 2 });
      if (taken.kind === 'reserved') expect((await sell(taken.deliveryId, CLOSING)).closed).toBe(true);
    } finally {
      client.release();
    }
  });
});

async function waitingForALock(): Promise<void> {
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  for (let look = 0; look < 200; look += 1) {
    if (((await market.pool.query(waiting)).rowCount ?? 0) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('Nobody waits for the lock.');
}

describe('the intake of a lead that goes straight to buyers', () => {
  test('brings its plan along, booked in the same commit; a later run reads it', async () => {
    const [leadId, account] = [
      await market.lead({ stage: 'received', price: 700 }),
      await market.account({ exclusive: true, price: 90_000 }),
    ];
    const deps = intakeDeps(market);
    const position = await openLead(deps)({ leadId });
    expect(position).toMatchObject({ stage: 'distributing', planNumber: 1, plan: { number: 1, slots: 1, sold: 0 } });
    expect(position.plan!.candidates.map((each) => each.accountId)).toContain(account.accountId);
    expect(await steps(leadId)).toEqual(['intake', 'plan']);
    expect(await market.row('lead', leadId)).toMatchObject({ stage: 'distributing', plan_count: 1 });
    expect(await openLead(deps)({ leadId })).toEqual({ stage: 'distributing', planNumber: 1 });
    expect(await planLead(deps)({ leadId, number: 1 })).toEqual(position.plan);
    expect(await steps(leadId)).toEqual(['intake', 'plan']);
    const { rows } = await market.pool.query<{ sum: number }>(
      `select sum(amount_minor) filter (where account = 'lead-cost') as sum
      from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.lead_id = $1`,
      [leadId],
    );
    expect(Number(rows[0]!.sum)).toBe(700);
  });

  test('books nothing on a lead that was changed since it was read', async () => {
    const leadId = await market.lead({ stage: 'received' });
    const deps = intakeDeps(market);
    const meddling: ActivityDeps = {
      ...deps,
      campaigns: new ConfigCache(async (id) => {
        await market.pool.query(`update lead set fields = '{}', erased_at = now() where id = $1`, [leadId]);
        return loadCampaignContext(market.pool, id);
      }),
    };
    await expect(openLead(meddling)({ leadId })).rejects.toMatchObject({ code: 'lead-changed', kind: 'operational' });
    expect(await steps(leadId)).toEqual([]);
  });

  test('leaves a plan that counts who qualified to its own step', async () => {
    const leadId = await market.lead({ stage: 'received' });
    const account = await market.account();
    await market.pool.query('update delivery_account set max_qualified_percent = 100 where id = $1', [
      account.accountId,
    ]);
    expect(await openLead(intakeDeps(market))({ leadId })).toEqual({ stage: 'distributing', planNumber: 1 });
    await market.pool.query(
      `update delivery_account set status = 'inactive', max_qualified_percent = null where id = $1`,
      [account.accountId],
    );
  });

  test('of equal leads at once, takes one', async () => {
    const { rows } = await market.pool.query<{ document: object }>('select document from lead_type where id = $1', [
      market.leadTypeId,
    ]);
    const field = {
      name: 'Email',
      label: 'Email',
      kind: 'email',
      systemField: 'email',
      useForDuplicateCheck: true,
      required: false,
      profanity: 'allow',
      showOn: [],
    };
    await market.pool.query('update lead_type set document = $2 where id = $1', [
      market.leadTypeId,
      JSON.stringify({ ...rows[0]!.document, fields: [field] }),
    ]);
    const deps = intakeDeps(market);
    const leads = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const id = await market.lead({ stage: 'received' });
        await market.pool.query(`update lead set fields = '{"Email":"same@example.com"}' where id = $1`, [id]);
        return id;
      }),
    );
    const positions = await Promise.all(leads.map((leadId) => openLead(deps)({ leadId })));
    expect(positions.filter((position) => position.stage === 'distributing')).toHaveLength(1);
  });
});
