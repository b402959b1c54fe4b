import { decideReturn } from '#activities/booking/returns/decide-return';
import type { ReturnDecision } from '#domain/words/returns';
import { requestReturn } from '#activities/booking/returns/request-return';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { postLeadCost } from '#activities/booking/ledger/post-lead-cost';
import { markReturned } from '#activities/actions/mark-returned';
import { NOON, type Account, type Market } from './market';
import { useMarket } from './use-market';

const DAY = 86_400_000;
let market: Market;
useMarket((opened) => (market = opened));

async function sold(
  account: Account,
  wishes: { price?: number; now?: number } = {},
): Promise<{ leadId: string; deliveryId: string }> {
  const now = wishes.now ?? NOON;
  const leadId = await market.lead({ price: wishes.price ?? 0 });
  if (wishes.price) await postLeadCost(market.pool, { leadId, now });
  const deliveryId = await market.reserved(leadId, account, { now });
  await startAttempt(market.pool, { deliveryId, request: null, staleAfterMs: 1, now });
  await bookOutcome(market.pool, {
    deliveryId,
    attemptNumber: 1,
    outcome: { kind: 'accepted' },
    response: null,
    reading: null,
    final: true,
    now,
  });
  return { leadId, deliveryId };
}
const request = (deliveryId: string, more: object = {}) =>
  requestReturn(market.pool, {
    deliveryId,
    reasonCode: 'wrong-number',
    note: 'rings nowhere',
    by: 'buyer',
    now: NOON,
    ...more,
  });
const decide = (returnId: string, decision: ReturnDecision, now = NOON) =>
  decideReturn(market.pool, { returnId, decision, by: 'operator', now });
async function requested(deliveryId: string): Promise<string> {
  const result = await request(deliveryId);
  if (result.kind === 'refused') throw new Error(result.reason.code);
  return result.returnId;
}
async function balance(accountName: string): Promise<number> {
  const { rows } = await market.pool.query<{ sum: string | null }>(
    'select sum(amount_minor) from ledger_entry where account = $1',
    [accountName],
  );
  return Number(rows[0]!.sum ?? 0);
}

describe('requesting a return', () => {
  test('20 requests at once are one return, and nothing moves before the decision', async () => {
    const { deliveryId, leadId } = await sold(await market.account());
    const results = await Promise.all(Array.from({ length: 20 }, () => request(deliveryId)));
    expect(
      new Set(results.map((result) => (result.kind === 'requested' ? result.returnId : result.reason.code))).size,
    ).toBe(1);
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 5000, slots_taken: 1 });
  });

  test.each<[string, object, string]>([
    ['after the window', { now: NOON + 7 * DAY + 1 }, 'return-window-closed'],
    ['for a reason the lead type does not list', { reasonCode: 'mood' }, 'unknown-return-reason'],
  ])('%s it is refused', async (_name, more, code) => {
    const { deliveryId } = await sold(await market.account());
    expect(await request(deliveryId, more)).toMatchObject({ kind: 'refused', reason: { code } });
  });

  test('a lead that was not sold cannot be returned', async () => {
    const deliveryId = await market.reserved(await market.lead(), await market.account());
    expect(await request(deliveryId)).toMatchObject({ kind: 'refused', reason: { code: 'not-returnable' } });
  });

  test('the account’s share holds for concurrent requests: two of ten at 20 %', async () => {
    const account = await market.account({ maxReturnPercent: 20 });
    const bought = await Promise.all(Array.from({ length: 10 }, () => sold(account)));
    await sold(account, { now: NOON - 31 * DAY });
    const results = await Promise.all(bought.map(({ deliveryId }) => request(deliveryId)));
    expect(results.filter((result) => result.kind === 'requested')).toHaveLength(2);
    const refused = results.findIndex((result) => result.kind === 'refused');
    expect(results[refused]).toMatchObject({
      reason: { code: 'return-threshold', detail: { bought: 10, returned: 2, maxPercent: 20 } },
    });
    expect(await request(bought[refused]!.deliveryId, { byOperator: true })).toMatchObject({ kind: 'requested' });
  });
});

describe('deciding a return', () => {
  test('20 decisions at once reverse the sale once and give place and windows back', async () => {
    const account = await market.account({ exclusive: true });
    const { deliveryId, leadId } = await sold(account);
    const returnId = await requested(deliveryId);
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => decide(returnId, index % 2 ? 'approve' : 'deny')),
    );
    const decided = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(decided).toHaveLength(10);
    for (const each of settled)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'return-decided' });
    expect(decided.filter((each) => each.changed)).toHaveLength(1);
    expect(new Set(decided.map((each) => each.state)).size).toBe(1);
    if (decided[0]!.state === 'denied') await decide(await requested(deliveryId), 'approve');
    expect(await balance(`buyer-receivable:${account.buyerId}`)).toBe(0);
    expect(await market.row('lead', leadId)).toMatchObject({
      revenue_minor: 0,
      slots_taken: 0,
      exclusive_holder: null,
      source_credited: false,
    });
    expect(await market.row('delivery', deliveryId)).toMatchObject({
      state: 'returned',
      price_minor: 5000,
      cap_windows: [],
    });
    expect(await market.used(account)).toEqual({ hour: 0, day: 0, week: 0, month: 0 });
    expect(await request(deliveryId)).toMatchObject({ kind: 'refused', reason: { code: 'return-exists' } });
  });

  test('windows that are over stay counted', async () => {
    const account = await market.account();
    const { deliveryId } = await sold(account);
    await decide(await requested(deliveryId), 'approve', NOON + DAY);
    expect(await market.used(account)).toEqual({ hour: 1, day: 1, week: 0, month: 0 });
  });

  test('back to the source also cancels what the lead cost, once', async () => {
    const [account, before] = [await market.account(), await balance(`source-payable:${market.sourceId}`)];
    const { deliveryId, leadId } = await sold(account, { price: 1200 });
    expect(await postLeadCost(market.pool, { leadId, now: NOON })).toBe(false);
    expect(await balance(`source-payable:${market.sourceId}`)).toBe(before - 1200);
    const returnId = await requested(deliveryId);
    await Promise.all(Array.from({ length: 5 }, () => decide(returnId, 'approve-to-source')));
    expect(await balance(`source-payable:${market.sourceId}`)).toBe(before);
    expect(await market.row('lead', leadId)).toMatchObject({ source_credited: true, revenue_minor: 0 });
  });

  test('a denied return leaves the sale and may be asked for again', async () => {
    const { deliveryId, leadId } = await sold(await market.account());
    const first = await requested(deliveryId);
    expect(await decide(first, 'deny')).toMatchObject({ state: 'denied', changed: true });
    await expect(decide(first, 'approve')).rejects.toMatchObject({ code: 'return-decided' });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 5000 });
    expect(await requested(deliveryId)).not.toBe(first);
  });

  test('an operator’s return passes window and share, approves an open request, and happens once', async () => {
    const account = await market.account({ maxReturnPercent: 0 });
    const { deliveryId, leadId } = await sold(account, { price: 300 });
    const mark = {
      deliveryId,
      reasonCode: 'wrong-number',
      note: '',
      toSource: true,
      by: 'operator',
      now: NOON + 30 * DAY,
    };
    const marked = await Promise.all(Array.from({ length: 10 }, () => markReturned(market.pool, mark)));
    expect(marked.filter((each) => each.changed)).toHaveLength(1);
    expect(new Set(marked.map((each) => each.state))).toEqual(new Set(['approved-to-source']));
    expect(await market.row('lead', leadId)).toMatchObject({ source_credited: true });
    const open = await sold(await market.account());
    const returnId = await requested(open.deliveryId);
    expect(await markReturned(market.pool, { ...mark, deliveryId: open.deliveryId, toSource: false })).toMatchObject({
      state: 'approved',
      changed: true,
    });
    await expect(decide(returnId, 'deny')).rejects.toMatchObject({ code: 'return-decided' });
    const unsold = await market.reserved(await market.lead(), await market.account());
    await expect(markReturned(market.pool, { ...mark, deliveryId: unsold })).rejects.toMatchObject({
      code: 'not-returnable',
    });
  });
});
