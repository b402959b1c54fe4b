import type { Pool } from 'pg';
import { deliverLead } from '#activities/delivery/deliver-lead';
import type { ActivityDeps } from '#activities/kit/deps';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import type { DeliverLeadInput } from '#domain/protocol/lead-messages';
import { inActivity } from '#test/kit/activity-context';
import { eventually } from '#test/kit/scenario/eventually';
import { startHttpServer, type HttpServer } from '#test/kit/servers/http-server';
import { candidateOf, Market, type Account } from '#test/integration/booking/market';
import { configureMethod, deliveryDeps } from './delivery-deps';

const REDIRECT = 'https://buyer.example.com/thanks?mail=ann%40example.com';

describe('a buyer’s answer while the book is away', () => {
  let market: Market;
  let buyer: HttpServer;
  let account: Account;
  let busy = false;
  let broken = false;
  beforeAll(async () => {
    market = await Market.open();
    buyer = await startHttpServer((_request, response) => {
      if (busy) response.statusCode = 429;
      if (broken) response.statusCode = 500;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, redirect: REDIRECT }));
    });
    account = await market.account({ exclusive: true });
    await configureMethod(market, account.methodId, {
      v: 1,
      productionUrl: buyer.url,
      response: { success: { type: 'text', text: 'true' }, redirectUrl: { type: 'path', path: 'redirect' } },
    });
  }, 120_000);
  afterAll(async () => {
    await buyer.close();
    await market.close();
  });

  /** Connections to Postgres break while `away` says so: with this code, or with one nobody waits for. */
  function depsOn(away: () => boolean | 'for good'): ActivityDeps {
    const { pool } = market;
    const gone = () =>
      Promise.reject(Object.assign(new Error('gone'), { code: away() === 'for good' ? 'XX000' : 'ECONNREFUSED' }));
    const breaking = {
      query: (...args: Parameters<Pool['query']>) => (away() ? gone() : pool.query(...args)),
      connect: () => (away() ? gone() : pool.connect()),
    } as unknown as Pool;
    return deliveryDeps(market, breaking);
  }
  const inputFor = (leadId: string): DeliverLeadInput => ({
    leadId,
    planNumber: 1,
    origin: 'automation',
    candidate: candidateOf(account),
    last: true,
  });
  async function deliveryOf(leadId: string): Promise<Record<string, unknown>> {
    const { rows } = await market.pool.query(
      `select delivery.state, attempts, lead.outcome, lead.redirect_url from delivery join lead on lead.id = lead_id where lead_id = $1`,
      [leadId],
    );
    return rows[0] as Record<string, unknown>;
  }
  const SOLD = { state: 'accepted', attempts: 1, outcome: 'sold', redirect_url: REDIRECT };

  it('is booked when the book is back; the buyer is asked once, and nothing can be read in the heartbeats', async () => {
    const leadId = await market.lead();
    const before = buyer.received.length;
    const beats: unknown[] = [];
    let tries = 0;
    const deps = depsOn(() => buyer.received.length > before && (tries += 1) <= 8);
    const result = await inActivity(() => deliverLead(deps)(inputFor(leadId)), { beats });
    expect(result).toMatchObject({ state: 'accepted', closed: true });
    expect(await deliveryOf(leadId)).toEqual(SOLD);
    expect(buyer.received.length - before).toBe(1);
    expect(beats.some((details) => typeof details === 'string')).toBe(true);
    expect(JSON.stringify(beats)).not.toMatch(/accepted|thanks|ann/);
  });

  it('outlives its worker: the next one books it from the heartbeats and asks nobody', async () => {
    const leadId = await market.lead();
    const before = buyer.received.length;
    const beats: unknown[] = [];
    let dead = false;
    const deps = depsOn(() => (dead ? 'for good' : buyer.received.length > before));
    const dying = inActivity(() => deliverLead(deps)(inputFor(leadId)), { beats }).catch(() => 'dead');
    await eventually('a heartbeat with the answer', async () => beats.some((details) => typeof details === 'string'));
    dead = true;
    expect(await dying).toBe('dead');

    expect(await deliveryOf(leadId)).toMatchObject({ state: 'sending', outcome: null });
    const next = () => deliverLead(depsOn(() => false))(inputFor(leadId));
    expect(await inActivity(next, { before: beats.at(-1) })).toMatchObject({ state: 'accepted', closed: true });
    expect(await deliveryOf(leadId)).toEqual(SOLD);
    expect(buyer.received.length - before).toBe(1);
    expect(await checkBooks(market.pool)).toEqual([]);
  });

  it('that was booked by a step which was lost still brings the second message of its account', async () => {
    const second = await market.account();
    await market.pool.query('update delivery_account set alternate_method_id = $2 where id = $1', [
      account.accountId,
      second.methodId,
    ]);
    const leadId = await market.lead();
    const told = await inActivity(() => deliverLead(depsOn(() => false))(inputFor(leadId)));
    expect(told).toMatchObject({ state: 'accepted', alternateFor: expect.any(String) });
    expect(await inActivity(() => deliverLead(depsOn(() => false))(inputFor(leadId)))).toEqual(told);
    await market.pool.query('update delivery_account set alternate_method_id = null where id = $1', [
      account.accountId,
    ]);
  });

  it('that was booked after all is not taken for the answer to the next attempt', async () => {
    const leadId = await market.lead();
    const before = buyer.received.length;
    const beats: unknown[] = [];
    let tries = 0;
    busy = true;
    const deps = depsOn(() => buyer.received.length > before && (tries += 1) <= 8);
    await expect(inActivity(() => deliverLead(deps)(inputFor(leadId)), { beats })).rejects.toMatchObject({
      type: 'delivery-retry',
    });
    expect(await deliveryOf(leadId)).toMatchObject({ state: 'retrying', attempts: 1 });
    busy = false;
    const next = () => deliverLead(depsOn(() => false))(inputFor(leadId));
    expect(await inActivity(next, { before: beats.at(-1) })).toMatchObject({ state: 'accepted' });
    expect(await deliveryOf(leadId)).toEqual({ ...SOLD, attempts: 2 });
  });

  it('that says nothing is not kept: the next worker asks again', async () => {
    const leadId = await market.lead();
    const before = buyer.received.length;
    const beats: unknown[] = [];
    let tries = 0;
    broken = true;
    const deps = depsOn(() => buyer.received.length > before && (tries += 1) <= 8);
    await expect(inActivity(() => deliverLead(deps)(inputFor(leadId)), { beats })).rejects.toMatchObject({
      type: 'delivery-retry',
    });
    broken = false;
    expect(beats.filter((details) => details !== undefined)).toEqual([]);
    const next = () => deliverLead(depsOn(() => false))(inputFor(leadId));
    expect(await inActivity(next, { before: beats.at(-1) })).toMatchObject({ state: 'accepted' });
    expect(await deliveryOf(leadId)).toEqual({ ...SOLD, attempts: 2 });
  });
});
