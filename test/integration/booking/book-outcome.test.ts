import type { AttemptOutcome } from '#domain/channels/channel';
import { bookOutcome, type OutcomeBooking } from '#activities/booking/attempts/book-outcome';
import type { Booked } from '#activities/booking/booked';
import { freeStaleReservations } from '#activities/upkeep/free-stale-reservations';
import { releaseDelivery } from '#activities/booking/reserve/release-delivery';
import { startAttempt, type AttemptStarted } from '#activities/booking/attempts/start-attempt';
import { NOON, type Account, type Market } from './market';
import { useMarket } from './use-market';

const YES: AttemptOutcome = { kind: 'accepted' };
const NO: AttemptOutcome = { kind: 'refused', code: 'buyer-refused', message: 'No' };
const NEVER_HAD_IT: AttemptOutcome = { kind: 'refused', code: 'no', message: 'No', notReceived: true };
const BROKEN: AttemptOutcome = { kind: 'failed', code: 'http-500', message: 'Error', retryable: true };
const SILENT: AttemptOutcome = { kind: 'unknown', code: 'time-out', message: 'No answer' };
const STALE = 35_000;

let market: Market;
useMarket((opened) => (market = opened));

const START = { request: { method: 'POST', url: 'https://buyer.example/' }, staleAfterMs: STALE };
/** As late as the clock of the worker says, it is by that of the database. */
async function begin(deliveryId: string, now = NOON, resend = false): Promise<AttemptStarted> {
  await market.pool.query(
    `update delivery_attempt set created_at = clock_timestamp() - $2 * interval '1 millisecond' where delivery_id = $1`,
    [deliveryId, now - NOON],
  );
  return startAttempt(market.pool, { ...START, deliveryId, now, resend });
}
const book = (
  deliveryId: string,
  attemptNumber: number,
  outcome: AttemptOutcome,
  more: Partial<OutcomeBooking> = {},
): Promise<Booked> =>
  bookOutcome(market.pool, {
    deliveryId,
    attemptNumber,
    outcome,
    response: { status: 200 },
    reading: { trace: [] },
    final: false,
    now: NOON,
    ...more,
  });
const revenue = async (leadId: string): Promise<unknown> => (await market.row('lead', leadId))['revenue_minor'];

async function sending(
  wishes: { exclusive?: boolean; maxDeliveries?: number } = {},
): Promise<{ account: Account; leadId: string; deliveryId: string }> {
  const account = await market.account({ exclusive: wishes.exclusive ?? true, limits: { day: 5 } });
  const leadId = await market.lead({ maxDeliveries: wishes.maxDeliveries ?? 1 });
  const deliveryId = await market.reserved(leadId, account);
  expect(await begin(deliveryId)).toEqual({ kind: 'send', number: 1 });
  return { account, leadId, deliveryId };
}

describe('starting an attempt', () => {
  test('of 20 workers at once one sends, the others see it in flight', async () => {
    const account = await market.account();
    const deliveryId = await market.reserved(await market.lead(), account);
    const started = await Promise.all(Array.from({ length: 20 }, () => begin(deliveryId)));
    expect(started.filter((each) => each.kind === 'send')).toEqual([{ kind: 'send', number: 1 }]);
    expect(started.filter((each) => each.kind === 'in-flight')).toHaveLength(19);
    expect(started.find((each) => each.kind === 'in-flight')).toEqual({
      kind: 'in-flight',
      number: 1,
      startedAt: NOON,
    });
  });

  test('an attempt whose worker died becomes unknown and the next number is taken, by one worker only', async () => {
    const { deliveryId } = await sending();
    expect(await begin(deliveryId, NOON + STALE - 1)).toMatchObject({ kind: 'in-flight' });
    const started = await Promise.all(Array.from({ length: 10 }, () => begin(deliveryId, NOON + STALE)));
    expect(started.filter((each) => each.kind === 'send')).toEqual([{ kind: 'send', number: 2 }]);
    expect(await market.states(deliveryId)).toEqual(['unknown', 'sending']);
  });

  test('a worker whose clock is ahead takes no attempt for lost that may still be out', async () => {
    const { deliveryId } = await sending();
    const ahead = { ...START, deliveryId, now: NOON + 10 * STALE };
    expect(await startAttempt(market.pool, ahead)).toMatchObject({ kind: 'in-flight' });
    expect(await market.states(deliveryId)).toEqual(['sending']);
  });

  test('a delivery that is decided answers with its outcome and sends nothing', async () => {
    const { deliveryId } = await sending();
    await book(deliveryId, 1, { kind: 'accepted', price: 7000 });
    expect(await begin(deliveryId)).toMatchObject({
      kind: 'decided',
      state: 'accepted',
      outcome: { state: 'accepted', price: 7000, attempts: 1 },
    });
    expect(await market.states(deliveryId)).toEqual(['accepted']);
  });

  test('a resend of a sold lead is a new attempt and never a second sale', async () => {
    const { deliveryId, leadId } = await sending();
    await book(deliveryId, 1, YES);
    expect(await begin(deliveryId, NOON, true)).toEqual({ kind: 'send', number: 2 });
    expect(await begin(deliveryId, NOON, true)).toMatchObject({ kind: 'in-flight', number: 2 });
    expect(await book(deliveryId, 2, NO, { final: true })).toMatchObject({ state: 'accepted' });
    expect(await market.states(deliveryId)).toEqual(['accepted', 'refused']);
    expect(await revenue(leadId)).toBe(5000);
  });
});

describe('booking an outcome', () => {
  test('a sale is booked once by 20 concurrent bookings: price, revenue, ledger, redirect', async () => {
    const { deliveryId, leadId, account } = await sending();
    const outcome: AttemptOutcome = {
      kind: 'accepted',
      price: 6250,
      reference: 'B-1',
      redirectUrl: 'https://buyer.example/next',
    };
    const booked = await Promise.all(Array.from({ length: 20 }, () => book(deliveryId, 1, outcome, { final: true })));
    for (const each of booked)
      expect(each).toMatchObject({ state: 'accepted', price: 6250, reference: 'B-1', currency: 'USD' });
    expect(await market.row('lead', leadId)).toMatchObject({
      revenue_minor: 6250,
      redirect_url: 'https://buyer.example/next',
      slots_taken: 1,
    });
    expect(await market.row('delivery', deliveryId)).toMatchObject({ state: 'accepted', visible_in_portal: true });
    const { rows } = await market.pool.query(
      'select account, amount_minor from ledger_entry e join ledger_transaction t on t.id = e.transaction_id where t.subject_id = $1 order by 1',
      [deliveryId],
    );
    expect(rows).toEqual([
      { account: `buyer-receivable:${account.buyerId}`, amount_minor: 6250 },
      { account: 'revenue', amount_minor: -6250 },
    ]);
  });

  test.each([
    [0, 5000],
    [4999, 5000],
    [5001, 5001],
    [-500, 5000],
    [Number.MAX_VALUE, 5000],
    [12.5, 5000],
  ])('a confirmed price of %s is booked as %s', async (told, price) => {
    const { deliveryId, leadId } = await sending();
    expect(await book(deliveryId, 1, { kind: 'accepted', price: told })).toMatchObject({ state: 'accepted', price });
    expect(await revenue(leadId)).toBe(price);
  });

  test.each<[string, AttemptOutcome, boolean, string, string]>([
    ['a refusal', NO, false, 'refused', 'refused'],
    ['a failure that may be repeated', BROKEN, false, 'retrying', 'failed'],
    ['the last failure', BROKEN, true, 'failed', 'failed'],
    ['a failure that may not be repeated', { ...BROKEN, retryable: false }, false, 'failed', 'failed'],
    ['no answer', SILENT, false, 'retrying', 'unknown'],
    ['no answer at last', SILENT, true, 'unknown', 'unknown'],
  ])('%s', async (_name, outcome, final, state, attempt) => {
    const { deliveryId, leadId, account } = await sending();
    for (let run = 0; run < 2; run += 1)
      expect(await book(deliveryId, 1, outcome, { final })).toMatchObject({ state, price: 5000 });
    const holds = state === 'retrying' || state === 'unknown';
    expect(await market.row('lead', leadId)).toMatchObject({
      slots_taken: holds ? 1 : 0,
      exclusive_holder: holds ? deliveryId : null,
    });
    expect((await market.used(account))['day']).toBe(holds ? 1 : 0);
    expect(await market.states(deliveryId)).toEqual([attempt]);
  });

  test.each<[string, string, AttemptOutcome]>([
    ['a failure at last', 'unknown', BROKEN],
    ['"duplicate"', 'unknown', { kind: 'refused', code: 'duplicate', message: 'Had it', duplicate: true }],
    ['a plain no', 'unknown', NO],
    ['a no of one who never had it', 'refused', NEVER_HAD_IT],
    ['a yes', 'accepted', YES],
  ])('after an attempt without an answer, %s makes the delivery %s', async (_name, state, outcome) => {
    const { deliveryId } = await sending();
    await book(deliveryId, 1, SILENT);
    expect(await begin(deliveryId)).toEqual({ kind: 'send', number: 2 });
    expect(await book(deliveryId, 2, outcome, { final: true })).toMatchObject({ state });
  });

  test('a worker that wakes late changes nothing but its own attempt', async () => {
    const { deliveryId, leadId } = await sending();
    expect(await begin(deliveryId, NOON + STALE)).toEqual({ kind: 'send', number: 2 });
    expect(await book(deliveryId, 1, NO, { final: true })).toMatchObject({ state: 'sending' });
    expect(await book(deliveryId, 2, YES)).toMatchObject({ state: 'accepted' });
    expect(await book(deliveryId, 1, YES)).toMatchObject({ state: 'accepted' });
    expect(await market.states(deliveryId)).toEqual(['refused', 'accepted']);
    expect(await revenue(leadId)).toBe(5000);
  });

  test('a yes that comes too late holds the lead for an operator when it still has room', async () => {
    const { deliveryId, leadId, account } = await sending();
    await begin(deliveryId, NOON + STALE);
    expect(await book(deliveryId, 2, NEVER_HAD_IT)).toMatchObject({ state: 'refused' });
    await market.pool.query(`update lead set stage = 'closed', outcome = 'unsold' where id = $1`, [leadId]);
    const late = await Promise.all(
      Array.from({ length: 5 }, () =>
        book(deliveryId, 1, { kind: 'accepted', reference: 'L-1' }, { now: NOON + 86_400_000 }),
      ),
    );
    expect(late.filter((each) => each.state === 'late-accepted')).toMatchObject([{ held: true }]);
    expect(await market.row('delivery', deliveryId)).toMatchObject({
      state: 'unknown',
      reference: 'L-1',
      reason: { code: 'late-acceptance' },
    });
    expect(await market.states(deliveryId)).toEqual(['accepted', 'refused']);
    expect(await market.used(account)).toMatchObject({ day: 1 });
    expect(await market.row('lead', leadId)).toMatchObject({ stage: 'unresolved', slots_taken: 1 });
  });

  test('a yes that comes too late never sells a lead twice', async () => {
    const { deliveryId, leadId } = await sending();
    await begin(deliveryId, NOON + STALE);
    await book(deliveryId, 2, NEVER_HAD_IT, { final: true });
    const winner = await market.reserved(leadId, await market.account({ exclusive: true }));
    await begin(winner);
    const [late, sold] = await Promise.all([book(deliveryId, 1, YES), book(winner, 1, YES)]);
    expect([late.state, late.held, sold.state]).toEqual(['late-accepted', false, 'accepted']);
    expect(await market.row('delivery', deliveryId)).toMatchObject({ state: 'refused' });
    expect(await revenue(leadId)).toBe(5000);
  });

  test('an answer with NUL, lone surrogates and a huge body is booked', async () => {
    const { deliveryId } = await sending();
    const hostile = 'a\0b\ud800c\udc00 \\u0000 \\\\ud800 😀';
    const outcome: AttemptOutcome = { kind: 'accepted', reference: hostile, redirectUrl: hostile };
    const booked = await book(deliveryId, 1, outcome, {
      response: { body: hostile + 'x'.repeat(256_000), [hostile]: 1 },
      reading: { trace: [hostile] },
    });
    expect(booked.state).toBe('accepted');
    const { rows } = await market.pool.query<{ body: string }>(
      `select response->>'body' as body from delivery_attempt where delivery_id = $1`,
      [deliveryId],
    );
    expect(rows[0]!.body.startsWith('a\ufffdb\ufffdc\ufffd \\u0000 \\\\ud800 😀x')).toBe(true);
  });
});

describe('giving up', () => {
  test('a released delivery whose attempt went unanswered stays with its buyer as unknown', async () => {
    const { deliveryId, leadId } = await sending();
    expect(await releaseDelivery(market.pool, { deliveryId, now: NOON })).toMatchObject({ state: 'unknown' });
    expect(await releaseDelivery(market.pool, { deliveryId, now: NOON })).toMatchObject({ state: 'unknown' });
    expect(await market.row('lead', leadId)).toMatchObject({ slots_taken: 1 });
  });

  test('the sweeper frees what was never sent, keeps what may be with the buyer, and touches nothing that lives', async () => {
    const age = 3_600_000;
    const closed = async (deliveryId: string): Promise<void> => {
      await market.pool.query(
        `update lead set stage = 'closed' where id = (select lead_id from delivery where id = $1)`,
        [deliveryId],
      );
    };
    const neverSent = await market.reserved(await market.lead(), await market.account());
    const failedOnce = (await sending()).deliveryId;
    await book(failedOnce, 1, BROKEN);
    const noAnswer = await sending();
    const inHand = (await sending()).deliveryId;
    const young = await market.reserved(await market.lead(), await market.account(), { now: NOON + age - 1000 });
    const waiting = (await sending()).deliveryId;
    await book(waiting, 1, BROKEN, { now: NOON + age - 1000 });
    for (const id of [neverSent, failedOnce, noAnswer.deliveryId, young, waiting]) await closed(id);
    const sweeps = await Promise.all(
      Array.from({ length: 5 }, () => freeStaleReservations(market.pool, { olderThanMs: age, now: NOON + age })),
    );
    expect(sweeps.flatMap((sweep) => sweep.released)).toEqual([neverSent]);
    expect(sweeps.flatMap((sweep) => sweep.unknown)).toEqual([noAnswer.deliveryId]);
    expect(await market.row('lead', noAnswer.leadId)).toMatchObject({
      stage: 'unresolved',
      outcome: 'unresolved',
      slots_taken: 1,
    });
    expect(await market.states(noAnswer.deliveryId)).toEqual(['unknown']);
    for (const [id, state] of [
      [inHand, 'sending'],
      [young, 'reserved'],
      [waiting, 'retrying'],
    ] as const) {
      expect(await market.row('delivery', id)).toMatchObject({ state });
    }
    // What waits for its next try may do so for an hour: it is in the hands of Temporal.
    const sweep = { olderThanMs: age, now: NOON + age + 3_600_000 };
    expect([...(await freeStaleReservations(market.pool, sweep)).released].sort()).toEqual([failedOnce, young].sort());
    expect(await market.row('delivery', waiting)).toMatchObject({ state: 'retrying' });
  });
});
