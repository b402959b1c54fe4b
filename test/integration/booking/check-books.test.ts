import { newId } from '#db/new-id';
import { inTransaction } from '#db/pool';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { postLeadCost } from '#activities/booking/ledger/post-lead-cost';
import { markReturned } from '#activities/actions/mark-returned';
import { Market, NOON } from './market';

let market: Market;
let sold: string;
let returned: string;
let refused: string;
beforeAll(async () => {
  market = await Market.open();
  const outcomes = [{ kind: 'accepted' }, { kind: 'accepted' }, { kind: 'refused', code: 'no', message: '' }] as const;
  const ids: string[] = [];
  for (const outcome of outcomes) {
    const leadId = await market.lead({ price: 900, maxDeliveries: 2 });
    await postLeadCost(market.pool, { leadId, now: NOON });
    const deliveryId = await market.reserved(leadId, await market.account({ limits: { day: 1 } }));
    await startAttempt(market.pool, { deliveryId, request: null, staleAfterMs: 1, now: NOON });
    await bookOutcome(market.pool, {
      deliveryId,
      attemptNumber: 1,
      outcome,
      response: null,
      reading: null,
      final: true,
      now: NOON,
    });
    ids.push(deliveryId);
  }
  [sold, returned, refused] = ids as [string, string, string];
  await markReturned(market.pool, {
    deliveryId: returned,
    reasonCode: 'wrong-number',
    note: '',
    toSource: true,
    by: 'operator',
    now: NOON,
  });
}, 120_000);
afterAll(() => market.close());

test('books without a fault have no violation', async () => expect(await checkBooks(market.pool)).toEqual([]));

const leadOf = 'select lead_id from delivery where id = $1';
test.each<[string, () => [text: string, values: unknown[]]]>([
  ['sale-not-in-ledger', () => ['update delivery set price_minor = price_minor + 1 where id = $1', [sold]]],
  ['ledger-without-sale', () => [`update delivery set state = 'failed' where id = $1`, [sold]]],
  [
    'sale-booked-twice',
    () => [
      `insert into ledger_transaction (id, kind, subject_id, sequence, lead_id) values ($2, 'sale', $1, 1, (${leadOf}))`,
      [sold, newId()],
    ],
  ],
  [
    'cost-booked-twice',
    () => [
      `insert into ledger_transaction (id, kind, subject_id, sequence, lead_id) values ($2, 'lead-cost', (${leadOf}), 1, (${leadOf}))`,
      [sold, newId()],
    ],
  ],
  [
    'transaction-without-entries',
    () => [
      `insert into ledger_transaction (id, kind, subject_id, lead_id) values ($2, 'price-change', $1, (${leadOf}))`,
      [sold, newId()],
    ],
  ],
  [
    'transaction-unbalanced',
    () => [
      `insert into ledger_entry (transaction_id, account, amount_minor, currency) select id, 'lead-cost', 5, 'USD' from ledger_transaction where subject_id = $1`,
      [sold],
    ],
  ],
  [
    'sale-of-nothing',
    () => [
      `insert into ledger_transaction (id, kind, subject_id, lead_id) values ($2, 'sale', $2, (${leadOf}))`,
      [sold, newId()],
    ],
  ],
  ['reversal-without-return', () => [`update delivery set state = 'refused' where id = $1`, [returned]]],
  ['currency-mixed', () => [`update lead set currency = 'EUR' where id = (${leadOf})`, [sold]]],
  ['lead-revenue-differs', () => [`update lead set revenue_minor = revenue_minor - 1 where id = (${leadOf})`, [sold]]],
  ['lead-cost-differs', () => [`update lead set cost_minor = cost_minor - 1 where id = (${leadOf})`, [sold]]],
  ['credited-lead-costs', () => [`update lead set source_credited = true where id = (${leadOf})`, [sold]]],
  ['source-not-credited', () => [`update lead set source_credited = false where id = (${leadOf})`, [returned]]],
  ['slots-differ', () => [`update lead set slots_taken = slots_taken + 1 where id = (${leadOf})`, [refused]]],
  ['lead-oversold', () => [`update lead set slots_taken = 3 where id = (${leadOf})`, [sold]]],
  ['exclusive-holder-differs', () => [`update lead set exclusive_holder = $2 where id = (${leadOf})`, [sold, newId()]]],
  [
    'cap-count-differs',
    () => [
      'update cap_window set used = used + 1 where scope_id = (select account_id from delivery where id = $1)',
      [refused],
    ],
  ],
  [
    'windows-without-holder',
    () => [
      `update delivery set cap_windows = (select cap_windows from delivery where id = $2) where id = $1`,
      [refused, sold],
    ],
  ],
  ['cap-exceeded', () => [`update delivery set cap_windows = cap_windows || cap_windows where id = $1`, [sold]]],
  [
    'account-limit-exceeded',
    () => [`update delivery set cap_windows = cap_windows || cap_windows where id = $1`, [sold]],
  ],
  [
    'exclusive-sold-twice',
    () => [
      `insert into delivery (id, lead_id, account_id, buyer_id, method_id, state, exclusive, price_minor, currency)
     select $2, d.lead_id, o.account_id, o.buyer_id, o.method_id, 'unknown', true, 0, 'USD' from delivery d, delivery o where d.id = $1 and o.id = $3`,
      [sold, newId(), returned],
    ],
  ],
  [
    'return-not-booked',
    () => [
      `insert into lead_return (id, delivery_id, reason_code, requested_by) values ($2, $1, 'x', 'x')`,
      [refused, newId()],
    ],
  ],
  ['returned-without-reason', () => ['update delivery set reason = null where id = $1', [returned]]],
])('%s is found', async (violation, fault) => {
  const undo = new Error('undo');
  await inTransaction(market.pool, async (client) => {
    await client.query(...fault());
    expect((await checkBooks(client)).map((each) => each.violation)).toContain(violation);
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
});
