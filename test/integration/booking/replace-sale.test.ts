import { newId } from '#db/new-id';
import { loadStandings } from '#db/queries/load-standings';
import { markAccepted } from '#activities/actions/mark-accepted';
import { markFailed } from '#activities/actions/mark-failed';
import { markReturned } from '#activities/actions/mark-returned';
import { transferDelivery } from '#activities/booking/sale/transfer-delivery';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { decideReturn } from '#activities/booking/returns/decide-return';
import { requestReturn } from '#activities/booking/returns/request-return';
import type { AttemptOutcome } from '#domain/channels/channel';
import { NOON, ZONE, type Account, type Market } from './market';
import { useMarket } from './use-market';

let market: Market;
useMarket((opened) => (market = opened));

const by = { by: 'operator', now: NOON };
const YES: AttemptOutcome = { kind: 'accepted' };
const NO: AttemptOutcome = { kind: 'refused', code: 'no', message: 'No' };
const SILENCE: AttemptOutcome = { kind: 'unknown', code: 'timed-out', message: 'No answer' };

async function answered(deliveryId: string, outcome: AttemptOutcome, price?: number): Promise<string> {
  await startAttempt(market.pool, { deliveryId, request: null, staleAfterMs: 1, now: NOON });
  const told = price === undefined ? outcome : { ...outcome, price };
  return (
    await bookOutcome(market.pool, {
      deliveryId,
      attemptNumber: 1,
      outcome: told as AttemptOutcome,
      response: null,
      reading: null,
      final: true,
      now: NOON,
    })
  ).state;
}
async function sold(account: Account, maxDeliveries = 1): Promise<{ leadId: string; saleId: string }> {
  const leadId = await market.lead({ maxDeliveries });
  const saleId = await market.reserved(leadId, account);
  expect(await answered(saleId, YES)).toBe('accepted');
  return { leadId, saleId };
}
const inPlace = (leadId: string, account: Account, saleId: string): Promise<string> =>
  market.reserved(leadId, account, { planNumber: 2, origin: 'reassign', replaces: saleId });
/** An account of the same buyer. */
async function sibling(account: Account): Promise<Account> {
  const accountId = newId();
  await market.pool.query(
    `insert into delivery_account (id, buyer_id, lead_type_id, delivery_method_id, name, price_minor, exclusive) values ($1, $2, $3, $4, 'Second', 4000, false)`,
    [accountId, account.buyerId, market.leadTypeId, account.methodId],
  );
  return { ...account, accountId, price: 4000, exclusive: false };
}

describe('a buyer holds a lead once', () => {
  test('of 30 accounts of one buyer that race for a lead of 30 places one gets it; another buyer still does', async () => {
    const first = await market.account();
    const accounts = [first, ...(await Promise.all(Array.from({ length: 29 }, () => sibling(first))))];
    const leadId = await market.lead({ maxDeliveries: 30 });
    const results = await Promise.all(accounts.map((account) => market.reserve(leadId, account)));
    expect(results.filter((result) => result.kind === 'reserved')).toHaveLength(1);
    for (const result of results) if (result.kind === 'refused') expect(result.reason.code).toBe('buyer-has-it');
    expect(await market.reserve(leadId, await market.account())).toMatchObject({ kind: 'reserved' });
    expect(await market.row('lead', leadId)).toMatchObject({ slots_taken: 2 });
  });

  test('also by hand: not by marking a refused delivery accepted, nor by a transfer; after a refusal another account may try', async () => {
    const first = await market.account();
    const second = await sibling(first);
    const leadId = await market.lead({ maxDeliveries: 3 });
    const refused = await market.reserved(leadId, first);
    expect(await answered(refused, NO)).toBe('refused');
    expect(await answered(await market.reserved(leadId, second), YES)).toBe('accepted');
    await expect(markAccepted(market.pool, { deliveryId: refused, ...by })).rejects.toMatchObject({
      code: 'buyer-has-it',
    });
    const other = await market.reserved(leadId, await market.account());
    expect(await answered(other, YES)).toBe('accepted');
    await expect(
      transferDelivery(market.pool, { deliveryId: other, toAccountId: first.accountId, newDeliveryId: newId(), ...by }),
    ).rejects.toMatchObject({ code: 'buyer-has-it' });
  });
});

describe('a delivery that takes a sale’s place', () => {
  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])(
    'exclusive %s to exclusive %s: the old sale stays until the yes, then money and place move at once',
    async (from, to) => {
      const [old, next] = [
        await market.account({ exclusive: from }),
        await market.account({ exclusive: to, price: 7000 }),
      ];
      const { leadId, saleId } = await sold(old, 2);
      const replacement = await inPlace(leadId, next, saleId);
      expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 5000, slots_taken: 1 });
      expect(await checkBooks(market.pool)).toEqual([]);
      const twice = await Promise.all([answered(replacement, YES), answered(replacement, YES)]);
      expect(twice).toEqual(['accepted', 'accepted']);
      expect(await market.row('delivery', saleId)).toMatchObject({ state: 'returned', reason: { code: 'reassigned' } });
      expect(await market.row('lead', leadId)).toMatchObject({
        revenue_minor: 7000,
        slots_taken: 1,
        exclusive_holder: to ? replacement : null,
      });
    },
  );

  test('a refusal leaves the sale where it was, and the place is not free for others meanwhile', async () => {
    const { leadId, saleId } = await sold(await market.account({ exclusive: true }));
    const replacement = await inPlace(leadId, await market.account({ exclusive: true }), saleId);
    expect(await market.reserve(leadId, await market.account(), { planNumber: 3 })).toMatchObject({
      reason: { code: 'exclusive-held' },
    });
    expect(await answered(replacement, NO)).toBe('refused');
    expect(await market.row('lead', leadId)).toMatchObject({
      revenue_minor: 5000,
      slots_taken: 1,
      exclusive_holder: saleId,
    });
    expect(await market.row('delivery', saleId)).toMatchObject({ state: 'accepted' });
  });

  test('an exclusive one in place of a shared sale keeps others out while it is under way, and lets them in after a refusal', async () => {
    const { leadId, saleId } = await sold(await market.account(), 3);
    const replacement = await inPlace(leadId, await market.account({ exclusive: true }), saleId);
    expect(await market.reserve(leadId, await market.account(), { planNumber: 3 })).toMatchObject({
      reason: { code: 'exclusive-held' },
    });
    expect(await answered(replacement, NO)).toBe('refused');
    expect(await market.reserve(leadId, await market.account(), { planNumber: 4 })).toMatchObject({ kind: 'reserved' });
  });

  test.each([
    ['accepted', 'returned', 7000],
    ['failed', 'accepted', 5000],
  ])('without an answer both stay, and an operator who knows settles it: %s', async (word, old, revenue) => {
    const { leadId, saleId } = await sold(await market.account({ exclusive: true }));
    const replacement = await inPlace(leadId, await market.account({ exclusive: true, price: 7000 }), saleId);
    expect(await answered(replacement, SILENCE)).toBe('unknown');
    await expect(
      markReturned(market.pool, { deliveryId: saleId, reasonCode: 'wrong-number', note: '', toSource: false, ...by }),
    ).rejects.toMatchObject({ code: 'being-reassigned' });
    await expect(
      requestReturn(market.pool, { deliveryId: saleId, reasonCode: 'wrong-number', note: '', ...by }),
    ).rejects.toMatchObject({ code: 'being-reassigned' });
    await (word === 'accepted'
      ? markAccepted(market.pool, { deliveryId: replacement, ...by })
      : markFailed(market.pool, { deliveryId: replacement, ...by }));
    expect(await market.row('delivery', saleId)).toMatchObject({ state: old });
    expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: revenue, slots_taken: 1 });
  });

  test('of ten at once one is tried; a sale that is no more has no place to take', async () => {
    const { leadId, saleId } = await sold(await market.account());
    const accounts = await Promise.all(Array.from({ length: 10 }, () => market.account()));
    const results = await Promise.all(
      accounts.map((account, index) =>
        market.reserve(leadId, account, { planNumber: index + 2, origin: 'reassign', replaces: saleId }),
      ),
    );
    expect(results.filter((result) => result.kind === 'reserved')).toHaveLength(1);
    const gone = await sold(await market.account());
    await markReturned(market.pool, {
      deliveryId: gone.saleId,
      reasonCode: 'wrong-number',
      note: '',
      toSource: false,
      ...by,
    });
    expect(
      await market.reserve(gone.leadId, await market.account(), {
        planNumber: 2,
        origin: 'reassign',
        replaces: gone.saleId,
      }),
    ).toMatchObject({ reason: { code: 'sale-gone' } });
  });
});

test('returning a sale and taking its place at the same moment: one of the two happens', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { leadId, saleId } = await sold(await market.account());
    const [returned, reserved] = await Promise.allSettled([
      markReturned(market.pool, { deliveryId: saleId, reasonCode: 'wrong-number', note: '', toSource: false, ...by }),
      market.reserve(leadId, await market.account(), { planNumber: 2, origin: 'reassign', replaces: saleId }),
    ]);
    expect(returned.status === 'fulfilled').toBe(
      !(reserved.status === 'fulfilled' && reserved.value.kind === 'reserved'),
    );
  }
});

test('what is moved to another account is no return of its buyer’s', async () => {
  const account = await market.account({ maxReturnPercent: 20 });
  const [moved, given] = [await sold(account), await sold(account)];
  await transferDelivery(market.pool, {
    deliveryId: moved.saleId,
    toAccountId: (await market.account()).accountId,
    newDeliveryId: newId(),
    ...by,
  });
  const standing = async () =>
    (
      await loadStandings(
        market.pool,
        [{ ...account, zone: ZONE, maxReturnPercent: 20, maxQualifiedPercent: null }],
        NOON,
      )
    ).get(account.accountId);
  expect(await standing()).toMatchObject({ returned: 0, delivered: 1 });
  await markReturned(market.pool, {
    deliveryId: given.saleId,
    reasonCode: 'wrong-number',
    note: '',
    toSource: false,
    ...by,
  });
  expect(await standing()).toMatchObject({ returned: 1, delivered: 1 });
});

test('a second, contrary decision of a return is refused and changes nothing; the same again is told what it was', async () => {
  const { leadId, saleId } = await sold(await market.account());
  const asked = await requestReturn(market.pool, { deliveryId: saleId, reasonCode: 'wrong-number', note: '', ...by });
  const returnId = asked.kind === 'requested' ? asked.returnId : '';
  expect(await decideReturn(market.pool, { returnId, decision: 'approve', ...by })).toMatchObject({
    state: 'approved',
    changed: true,
  });
  expect(await decideReturn(market.pool, { returnId, decision: 'approve', ...by })).toMatchObject({
    state: 'approved',
    changed: false,
  });
  await expect(decideReturn(market.pool, { returnId, decision: 'deny', ...by })).rejects.toMatchObject({
    code: 'return-decided',
  });
  await expect(
    markReturned(market.pool, { deliveryId: saleId, reasonCode: 'wrong-number', note: '', toSource: true, ...by }),
  ).rejects.toMatchObject({ code: 'return-decided' });
  expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 0, source_credited: false });
});

test('a buyer’s price never goes below what was reserved, whoever passes it on; an operator’s may', async () => {
  const leadId = await market.lead();
  const deliveryId = await market.reserved(leadId, await market.account());
  expect(await answered(deliveryId, YES, 500)).toBe('accepted');
  expect(await market.row('lead', leadId)).toMatchObject({ revenue_minor: 5000 });
});

test('without retries an attempt that was lost with its worker is not sent again', async () => {
  const deliveryId = await market.reserved(await market.lead(), await market.account());
  const start = { deliveryId, request: null, staleAfterMs: 0, now: NOON, most: 1 };
  expect(await startAttempt(market.pool, start)).toMatchObject({ kind: 'send', number: 1 });
  expect(await startAttempt(market.pool, { ...start, now: NOON + 1000 })).toMatchObject({
    kind: 'decided',
    state: 'unknown',
    outcome: { reason: { code: 'no-answer' } },
  });
  expect(await market.states(deliveryId)).toEqual(['unknown']);
});
