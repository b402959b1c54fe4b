import { newId } from '#db/new-id';
import { deleteLead } from '#db/leads/delete-lead';
import { markAccepted } from '#activities/actions/mark-accepted';
import { markFailed } from '#activities/actions/mark-failed';
import { markReturned } from '#activities/actions/mark-returned';
import { transferDelivery } from '#activities/booking/sale/transfer-delivery';
import { undeleteLead } from '#db/leads/undelete-lead';
import { updatePrice } from '#activities/booking/sale/update-price';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { releaseDelivery } from '#activities/booking/reserve/release-delivery';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { requestReturn } from '#activities/booking/returns/request-return';
import type { AttemptOutcome } from '#domain/channels/channel';
import { NOON, type Account, type Market } from './market';
import { useMarket } from './use-market';

let market: Market;
useMarket((opened) => (market = opened));

const OUTCOMES: Record<string, AttemptOutcome> = {
  accepted: { kind: 'accepted' },
  refused: { kind: 'refused', code: 'no', message: 'No' },
  failed: { kind: 'failed', code: 'http-500', message: 'Error', retryable: false },
  unknown: { kind: 'unknown', code: 'time-out', message: 'No answer' },
};
async function delivered(
  kind: string,
  account: Account,
  leadId?: string,
): Promise<{ leadId: string; deliveryId: string }> {
  const lead = leadId ?? (await market.lead());
  const deliveryId = await market.reserved(lead, account);
  await startAttempt(market.pool, { deliveryId, request: null, staleAfterMs: 1, now: NOON });
  const booking = {
    deliveryId,
    attemptNumber: 1,
    outcome: OUTCOMES[kind]!,
    response: null,
    reading: null,
    final: true,
    now: NOON,
  };
  expect(await bookOutcome(market.pool, booking)).toMatchObject({ state: kind });
  return { leadId: lead, deliveryId };
}
const by = { by: 'operator', now: NOON };
const tenTimes = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 10 }, work));

describe('mark accepted', () => {
  test.each(['refused', 'failed', 'unknown', 'accepted'])(
    'a delivery that is %s becomes one sale, however often it is asked',
    async (kind) => {
      const account = await market.account({ exclusive: true, limits: { day: 1 } });
      const { leadId, deliveryId } = await delivered(kind, account);
      const booked = await tenTimes(() =>
        markAccepted(market.pool, { deliveryId, ...(kind === 'accepted' ? {} : { price: 4100 }), ...by }),
      );
      const price = kind === 'accepted' ? 5000 : 4100;
      expect(new Set(booked.map((each) => `${each.state} ${each.price}`))).toEqual(new Set([`accepted ${price}`]));
      expect(await market.row('lead', leadId)).toMatchObject({
        revenue_minor: price,
        slots_taken: 1,
        exclusive_holder: deliveryId,
      });
      expect(await market.used(account)).toEqual({ hour: 1, day: 1, week: 1, month: 1 });
    },
  );

  test('a lead that went to others stays with them: of ten refused buyers marked at once one gets it', async () => {
    const leadId = await market.lead();
    const deliveries: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      deliveries.push((await delivered('refused', await market.account({ exclusive: true }), leadId)).deliveryId);
    }
    const marked = await Promise.allSettled(
      deliveries.map((deliveryId) => markAccepted(market.pool, { deliveryId, ...by })),
    );
    expect(marked.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of marked)
      if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'lead-capacity', kind: 'user' });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 5000 });
  });

  test('not while it is being sent, nor after a return, nor beside a live delivery to the same account', async () => {
    const account = await market.account();
    const live = await market.reserved(await market.lead(), account);
    await expect(markAccepted(market.pool, { deliveryId: live, ...by })).rejects.toMatchObject({
      code: 'not-markable',
    });
    const sold = await delivered('accepted', account);
    await markReturned(market.pool, {
      deliveryId: sold.deliveryId,
      reasonCode: 'wrong-number',
      note: '',
      toSource: false,
      ...by,
    });
    await expect(markAccepted(market.pool, { deliveryId: sold.deliveryId, ...by })).rejects.toMatchObject({
      code: 'not-markable',
    });
    const leadId = await market.lead({ maxDeliveries: 2 });
    const refused = await delivered('refused', account, leadId);
    await market.reserved(leadId, account, { planNumber: 2, origin: 'send-to' });
    await expect(markAccepted(market.pool, { deliveryId: refused.deliveryId, ...by })).rejects.toMatchObject({
      code: 'already-delivered',
    });
  });
});

test('mark failed frees what an unknown delivery held, once', async () => {
  const account = await market.account({ exclusive: true });
  const { leadId, deliveryId } = await delivered('unknown', account);
  const marked = await tenTimes(() => markFailed(market.pool, { deliveryId, ...by }));
  expect(new Set(marked.map((each) => each.state))).toEqual(new Set(['failed']));
  expect(await market.row('lead', leadId)).toMatchObject({ slots_taken: 0, exclusive_holder: null });
  expect((await market.used(account))['day']).toBe(0);
  const sold = await delivered('accepted', account);
  await expect(markFailed(market.pool, { deliveryId: sold.deliveryId, ...by })).rejects.toMatchObject({
    code: 'not-markable',
  });
});

describe('update price', () => {
  test('books the difference, keeps the reason, and ends at the last price whatever the order', async () => {
    const { leadId, deliveryId } = await delivered('accepted', await market.account());
    const prices = [0, 9900, 100, 9900, 5000, 5000, 1];
    await Promise.all(
      prices.map((price) => updatePrice(market.pool, { deliveryId, price, reason: `because ${price}`, ...by })),
    );
    const last = await updatePrice(market.pool, { deliveryId, price: 7777, reason: 'agreed by phone', ...by });
    expect(last).toMatchObject({ price: 7777, reason: { code: 'price-changed', message: 'agreed by phone' } });
    expect(await updatePrice(market.pool, { deliveryId, price: 7777, reason: 'again', ...by })).toMatchObject({
      reason: { message: 'agreed by phone' },
    });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 7777 });
    await markReturned(market.pool, { deliveryId, reasonCode: 'wrong-number', note: '', toSource: false, ...by });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 0 });
  });

  test('is refused for nonsense and for what was not sold', async () => {
    const { deliveryId } = await delivered('refused', await market.account());
    await expect(updatePrice(market.pool, { deliveryId, price: 1, reason: '', ...by })).rejects.toMatchObject({
      code: 'not-sold',
    });
    await expect(updatePrice(market.pool, { deliveryId, price: -1, reason: '', ...by })).rejects.toMatchObject({
      code: 'invalid-price',
    });
  });
});

describe('transfer', () => {
  test('moves a sale to another account at its price, once, without an attempt', async () => {
    const [from, to] = [
      await market.account({ exclusive: true }),
      await market.account({ exclusive: true, price: 8800, limits: { day: 0 } }),
    ];
    const { leadId, deliveryId } = await delivered('accepted', from);
    const transfer = { deliveryId, toAccountId: to.accountId, newDeliveryId: newId(), ...by };
    const booked = await tenTimes(() => transferDelivery(market.pool, transfer));
    expect(new Set(booked.map((each) => `${each.state} ${each.price} ${each.attempts}`))).toEqual(
      new Set(['accepted 8800 0']),
    );
    expect(await market.row('delivery', deliveryId)).toMatchObject({
      state: 'returned',
      reason: { code: 'transferred' },
    });
    expect(await market.row('delivery', transfer.newDeliveryId)).toMatchObject({
      state: 'accepted',
      origin: 'transfer',
      buyer_id: to.buyerId,
    });
    expect(await market.row('lead', leadId)).toMatchObject({
      revenue_minor: 8800,
      slots_taken: 1,
      exclusive_holder: transfer.newDeliveryId,
    });
    expect([(await market.used(from))['day'], (await market.used(to))['day']]).toEqual([0, 1]);
  });

  test('without room, target or right state nothing moves', async () => {
    const leadId = await market.lead({ maxDeliveries: 2 });
    const [first, second, exclusive] = [
      await market.account(),
      await market.account(),
      await market.account({ exclusive: true }),
    ];
    const { deliveryId } = await delivered('accepted', first, leadId);
    await delivered('accepted', second, leadId);
    const move = (toAccountId: string, id = deliveryId) =>
      transferDelivery(market.pool, { deliveryId: id, toAccountId, newDeliveryId: newId(), ...by });
    await expect(move(exclusive.accountId)).rejects.toMatchObject({ code: 'lead-capacity' });
    await expect(move(second.accountId)).rejects.toMatchObject({ code: 'already-delivered' });
    await expect(move(first.accountId)).rejects.toMatchObject({ code: 'same-account' });
    await expect(move(newId())).rejects.toMatchObject({ code: 'account-not-found' });
    const refused = await delivered('refused', first);
    await expect(move(second.accountId, refused.deliveryId)).rejects.toMatchObject({ code: 'not-sold' });
    await requestReturn(market.pool, { deliveryId, reasonCode: 'wrong-number', note: '', ...by });
    await expect(move((await market.account()).accountId)).rejects.toMatchObject({ code: 'return-open' });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 10000, slots_taken: 2 });
  });
});

describe('deleting and undeleting', () => {
  test('a lead that a buyer has or may have is not deleted; a returned one is, once, and comes back', async () => {
    const account = await market.account();
    const { leadId, deliveryId } = await delivered('accepted', account);
    await expect(deleteLead(market.pool, { leadId, now: NOON })).rejects.toMatchObject({ code: 'lead-sold' });
    await markReturned(market.pool, { deliveryId, reasonCode: 'wrong-number', note: '', toSource: false, ...by });
    expect((await tenTimes(() => deleteLead(market.pool, { leadId, now: NOON }))).filter(Boolean)).toHaveLength(1);
    expect(await market.reserve(leadId, account, { planNumber: 2 })).toMatchObject({ reason: { code: 'lead-gone' } });
    expect((await tenTimes(() => undeleteLead(market.pool, { leadId, now: NOON }))).filter(Boolean)).toHaveLength(1);
    const live = await market.reserved(leadId, account, { planNumber: 3 });
    await expect(deleteLead(market.pool, { leadId, now: NOON })).rejects.toMatchObject({ code: 'lead-in-delivery' });
    await releaseDelivery(market.pool, { deliveryId: live, now: NOON });
    await expect(deleteLead(market.pool, { leadId: newId(), now: NOON })).rejects.toMatchObject({
      code: 'lead-not-found',
    });
  });

  test('deleting and reserving at the same moment: one of the two happens', async () => {
    for (let round = 0; round < 20; round += 1) {
      const [leadId, account] = [await market.lead(), await market.account()];
      const [deleted, reserved] = await Promise.allSettled([
        deleteLead(market.pool, { leadId, now: NOON }),
        market.reserve(leadId, account),
      ]);
      const sold = reserved.status === 'fulfilled' && reserved.value.kind === 'reserved';
      expect(deleted.status === 'fulfilled').toBe(!sold);
    }
  });
});
