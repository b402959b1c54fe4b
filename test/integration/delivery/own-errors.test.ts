import { deliverAlternate } from '#activities/delivery/deliver-alternate';
import { deliverLead } from '#activities/delivery/deliver-lead';
import { runAuction } from '#activities/distribution/run-auction';
import { planLead } from '#activities/distribution/plan-lead';
import { openLead } from '#activities/intake/open-lead';
import { bookAsked } from '#activities/booking/plans/book-pings';
import type { ActivityDeps } from '#activities/kit/deps';
import { newId } from '#db/new-id';
import { createSecretBox } from '#db/secrets/secret-box';
import type { Candidate } from '#domain/plan/plan-types';
import { inActivity } from '#test/kit/activity-context';
import { startHttpServer, type HttpServer } from '#test/kit/servers/http-server';
import { candidateOf, type Market, type Account } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';
import { configureMethod, deliveryDeps } from './delivery-deps';

const NO_SUCH_FILTER = { type: 'template', text: '{{ lead.Name | nosuchfilter }}' };

describe('an error that belongs to one candidate', () => {
  let market: Market;
  let buyer: HttpServer;
  useMarket((opened) => (market = opened));
  beforeAll(async () => {
    buyer = await startHttpServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, price: request.url?.includes('dear') ? '42.00' : '10.00' }));
    });
  });
  afterAll(() => buyer.close());

  const config = (more: object = {}, path = '') => ({
    v: 1,
    productionUrl: `${buyer.url}${path}`,
    response: { success: { type: 'text', text: 'true' }, price: { type: 'path', path: 'price' } },
    ...more,
  });
  async function account(settings: object, wishes: Parameters<Market['account']>[0] = { price: 0 }): Promise<Account> {
    const made = await market.account(wishes);
    await configureMethod(market, made.methodId, settings);
    return made;
  }
  const deps = (): ActivityDeps => deliveryDeps(market);
  const asking = (of: Account): Candidate => ({ ...candidateOf(of), ping: true });
  const auction = (leadId: string, candidates: readonly Candidate[]) =>
    inActivity(() => runAuction(deps())({ leadId, planNumber: 1, candidates }));
  async function pings(leadId: string): Promise<Record<string, unknown>> {
    const { rows } = await market.pool.query<{ account_id: string; state: string }>(
      'select account_id, state from ping where lead_id = $1',
      [leadId],
    );
    return Object.fromEntries(rows.map((row) => [row.account_id, row.state]));
  }
  const asked = async (work: () => Promise<unknown>): Promise<number> => {
    const before = buyer.received.length;
    await work();
    return buyer.received.length - before;
  };
  const deliver = (leadId: string, of: Account, attempt = 1, by: ActivityDeps = deps()) =>
    inActivity(
      () =>
        deliverLead(by)({
          leadId,
          planNumber: 1,
          origin: 'automation',
          candidate: { ...candidateOf(of), retry: { attempts: 0, waitSeconds: 1 } },
          last: true,
        }),
      { attempt },
    );
  async function deliveryOf(leadId: string): Promise<unknown> {
    const { rows } = await market.pool.query<{ state: string; code: string }>(
      `select state, reason->>'code' as code from delivery where lead_id = $1`,
      [leadId],
    );
    return rows[0];
  }

  it('in an auction: a ping that cannot be made is no bid, the others bid, and a second run asks nobody', async () => {
    const leadId = await market.lead();
    const [cheap, broken, dear] = [
      await account(config()),
      await account(config({ body: NO_SUCH_FILTER })),
      await account(config({}, '/dear')),
    ];
    const candidates = [cheap, broken, dear].map(asking);
    let order: Candidate[] = [];
    expect(await asked(async () => (order = await auction(leadId, candidates)))).toBe(2);
    expect(order.map(({ accountId }) => accountId)).toEqual([dear.accountId, cheap.accountId]);
    expect(await pings(leadId)).toEqual({
      [cheap.accountId]: 'bid',
      [broken.accountId]: 'failed',
      [dear.accountId]: 'bid',
    });
    expect(await asked(async () => expect(await auction(leadId, candidates)).toEqual(order))).toBe(0);
    const { rowCount } = await market.pool.query(`select 1 from lead_step where lead_id = $1 and node = 'auction'`, [
      leadId,
    ]);
    expect(rowCount).toBe(1);
  });

  it('in none: two runs of an auction at once ask each buyer once', async () => {
    const leadId = await market.lead();
    const candidates = [asking(await account(config())), asking(await account(config({}, '/dear')))];
    const both = () => Promise.all([auction(leadId, candidates), auction(leadId, candidates)]);
    expect(await asked(both)).toBe(2);
  });

  it('in an auction that was interrupted: who was asked is not asked again, and bids that came count', async () => {
    const leadId = await market.lead();
    const [lost, other] = [await account(config({}, '/dear')), await account(config())];
    const [asks, startedAt] = [[{ pingId: newId(), methodId: lost.methodId, candidate: asking(lost) }], Date.now()];
    await bookAsked(market.pool, { leadId, planNumber: 1, asks, startedAt });
    let order: Candidate[] = [];
    expect(await asked(async () => (order = await auction(leadId, [lost, other].map(asking))))).toBe(1);
    expect(order.map(({ accountId }) => accountId)).toEqual([other.accountId]);
    expect(await pings(leadId)).toEqual({ [lost.accountId]: 'timed-out', [other.accountId]: 'bid' });
  });

  it('in its credentials: a failed attempt with its reason, and nobody is asked', async () => {
    const [leadId, foreign] = [await market.lead(), createSecretBox('6'.repeat(64))];
    const sealed = await account(
      config({ authentication: { type: 'bearer', prefix: 'Bearer', token: { $sealed: foreign.seal('secret') } } }),
    );
    expect(await asked(async () => expect(await deliver(leadId, sealed)).toMatchObject({ state: 'failed' }))).toBe(0);
    expect(await deliveryOf(leadId)).toEqual({ state: 'failed', code: 'method-unreadable' });
  });

  it('in settings that are not readable any more: the same', async () => {
    const leadId = await market.lead();
    const old = await account({ v: 1, productionUrl: 17 });
    expect(await deliver(leadId, old)).toMatchObject({ state: 'failed' });
    expect(await deliveryOf(leadId)).toEqual({ state: 'failed', code: 'method-unreadable' });
    const alsoAsked = await market.lead();
    expect(await auction(alsoAsked, [asking(old)])).toEqual([]);
    expect(await pings(alsoAsked)).toEqual({ [old.accountId]: 'failed' });
  });

  it('in the program: it is tried again, then given up for this account alone, and its place is free', async () => {
    const fine = await account(config(), { exclusive: true });
    const broken = { ...deps(), routings: { get: () => Promise.reject(new TypeError('this code is wrong')) } };
    const by = broken as unknown as ActivityDeps;
    const [nothing, begun] = [await market.lead(), await market.lead()];
    await expect(deliver(nothing, fine, 1, by)).rejects.toThrow('this code is wrong');
    expect(await deliver(nothing, fine, 5, by)).toMatchObject({ state: 'failed', code: 'step-fails' });
    expect(await deliveryOf(nothing)).toBeUndefined();
    await market.reserved(begun, fine);
    expect(await deliver(begun, fine, 5, by)).toMatchObject({ state: 'failed', code: 'step-fails' });
    expect(await deliveryOf(begun)).toEqual({ state: 'released', code: 'step-fails' });
    expect(await market.row('lead', begun)).toMatchObject({ slots_taken: 0, exclusive_holder: null });
    const sent = await market.lead();
    await market.reserved(sent, fine, { request: {} });
    expect(await deliver(sent, fine, 5, by)).toMatchObject({ state: 'unknown', code: 'step-fails' });
    expect(await deliveryOf(sent)).toEqual({ state: 'unknown', code: 'step-fails' });
  });

  it('in a second message: it is on the timeline as failed, once, and the sale stands', async () => {
    const leadId = await market.lead();
    const [sold, copy] = [
      await account(config(), { exclusive: true }),
      await account(config({ body: NO_SUCH_FILTER })),
    ];
    await market.pool.query('update delivery_account set alternate_method_id = $2 where id = $1', [
      sold.accountId,
      copy.methodId,
    ]);
    const { alternateFor } = await deliver(leadId, sold);
    const send = (attempt: number) =>
      inActivity(
        () =>
          deliverAlternate(deps())({
            leadId,
            planNumber: 1,
            deliveryId: alternateFor!,
            candidate: { ...candidateOf(sold), retry: { attempts: 0, waitSeconds: 1 } },
          }),
        { attempt },
      );
    await send(1);
    await send(2);
    const { rows } = await market.pool.query<{ state: string }>(
      `select state from lead_step where lead_id = $1 and node = 'alternate'`,
      [leadId],
    );
    expect(rows).toEqual([{ state: 'failed' }]);
    expect(await deliveryOf(leadId)).toMatchObject({ state: 'accepted' });
  });
});

describe('a second message that was lost with its run', () => {
  let market: Market;
  let buyer: HttpServer;
  useMarket((opened) => (market = opened));
  beforeAll(async () => {
    buyer = await startHttpServer((_request, response) => response.end('{"ok":true}'));
  });
  afterAll(() => buyer.close());

  it('goes out with the next one, which finds the sale as unfinished until it has', async () => {
    const [leadId, account] = [await market.lead({ stage: 'received' }), await market.account({ exclusive: true })];
    await configureMethod(market, account.methodId, {
      v: 1,
      productionUrl: buyer.url,
      response: { success: { type: 'text', text: 'true' } },
    });
    await market.pool.query('update delivery_account set alternate_method_id = $2 where id = $1', [
      account.accountId,
      account.methodId,
    ]);
    const deps = deliveryDeps(market);
    const { plan } = await openLead(deps)({ leadId });
    const [candidate] = plan!.candidates;
    const input = { leadId, planNumber: 1, origin: 'automation', candidate: candidate!, last: true } as const;
    const { alternateFor } = await inActivity(() => deliverLead(deps)(input));
    const again = await planLead(deps)({ leadId, number: 1 });
    expect(again.candidates[0]).toEqual(candidate);
    expect(await inActivity(() => deliverLead(deps)(input))).toMatchObject({ state: 'accepted', alternateFor });
    await inActivity(() =>
      deliverAlternate(deps)({ leadId, planNumber: 1, deliveryId: alternateFor!, candidate: candidate! }),
    );
    expect((await planLead(deps)({ leadId, number: 1 })).candidates).not.toContainEqual(candidate);
    expect(buyer.received).toHaveLength(2);
  });
});
