import { deliverLead } from '#activities/delivery/deliver-lead';
import { runAuction } from '#activities/distribution/run-auction';
import { BuyerLanes, type LanePlace } from '#activities/kit/buyer-lanes';
import type { ActivityDeps } from '#activities/kit/deps';
import type { Candidate } from '#domain/plan/plan-types';
import { inActivity } from '#test/kit/activity-context';
import { startHttpServer, type HttpServer } from '#test/kit/servers/http-server';
import { candidateOf, type Account, type Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';
import { configureMethod, deliveryDeps } from './delivery-deps';

describe('a buyer that has no room', () => {
  let market: Market;
  let buyer: HttpServer;
  let account: Account;
  let lanes: BuyerLanes;
  let deps: ActivityDeps;
  useMarket((opened) => (market = opened));
  beforeAll(async () => {
    buyer = await startHttpServer((_request, response) => response.end('{"ok":true}'));
  });
  afterAll(() => buyer.close());
  beforeEach(async () => {
    account = await market.account({ exclusive: true, limits: { day: 1 } });
    await configureMethod(market, account.methodId, {
      v: 1,
      productionUrl: buyer.url,
      response: { success: { type: 'text', text: 'true' } },
    });
    lanes = new BuyerLanes(1);
    deps = { ...deliveryDeps(market), lanes };
  });

  const enter = (): LanePlace => lanes.enter(account.methodId) as LanePlace;
  const falls = (silences = 5): void => {
    for (let count = 0; count < silences; count += 1) enter().leave({ kind: 'no-answer', code: 'timed-out' });
  };
  const candidate = (attempts = 0): Candidate => ({ ...candidateOf(account), retry: { attempts, waitSeconds: 60 } });
  const deliver = (leadId: string, attempts = 0) =>
    inActivity(() =>
      deliverLead(deps)({ leadId, planNumber: 1, origin: 'automation', candidate: candidate(attempts), last: true }),
    );
  async function deliveryOf(leadId: string): Promise<unknown> {
    const { rows } = await market.pool.query<object>(
      `select state, attempts, reason->>'code' as code from delivery where lead_id = $1`,
      [leadId],
    );
    return rows[0];
  }

  it('is waited for without a place, and nothing is booked meanwhile', async () => {
    const leadId = await market.lead();
    const place = enter();
    await expect(deliver(leadId)).rejects.toMatchObject({ message: 'buyer-busy', type: 'delivery-retry' });
    expect(await deliveryOf(leadId)).toBeUndefined();
    place.leave();
    expect(await deliver(leadId)).toMatchObject({ state: 'accepted' });
  });

  it('because it does not answer, is passed over: the lead says so, its places are free, and nobody was asked', async () => {
    const [leadId, before] = [await market.lead(), buyer.received.length];
    falls();
    enter();
    expect(await deliver(leadId)).toMatchObject({ state: 'failed', code: 'buyer-silent' });
    expect(await deliveryOf(leadId)).toEqual({ state: 'released', attempts: 0, code: 'buyer-silent' });
    expect(await market.row('lead', leadId)).toMatchObject({ slots_taken: 0, exclusive_holder: null });
    expect(await market.used(account)).toEqual({ hour: 0, day: 0, week: 0, month: 0 });
    expect(buyer.received).toHaveLength(before);
  });

  it('is waited for as long as its method would repeat', async () => {
    falls();
    enter();
    await expect(deliver(await market.lead(), 3)).rejects.toMatchObject({ message: 'buyer-silent' });
  });

  it('keeps what it may have: a delivery in hand is never passed over, one that was decided is told', async () => {
    const [inHand, sold] = [await market.lead(), await market.lead()];
    await market.pool.query(`update delivery_account set limits = '{}' where id = $1`, [account.accountId]);
    await market.reserved(inHand, account);
    expect(await deliver(sold)).toMatchObject({ state: 'accepted' });
    falls();
    enter();
    await expect(deliver(inHand)).rejects.toMatchObject({ message: 'buyer-silent' });
    expect(await deliver(sold)).toMatchObject({ state: 'accepted' });
  });

  it('is not asked for a bid', async () => {
    const [leadId, before] = [await market.lead(), buyer.received.length];
    falls();
    enter();
    const candidates = [{ ...candidate(), ping: true }];
    expect(await inActivity(() => runAuction(deps)({ leadId, planNumber: 1, candidates }))).toEqual([]);
    const { rows } = await market.pool.query<object>('select state, reading from ping where lead_id = $1', [leadId]);
    expect(rows).toEqual([
      { state: 'failed', reading: { trace: ['not asked: the buyer does not answer at present'] } },
    ]);
    expect(buyer.received).toHaveLength(before);
  });
});
