import { seedFrom, type Seed } from '#domain/kernel/seed';
import { UserError } from '#domain/kernel/errors';
import { newId } from '#db/new-id';
import type { AttemptOutcome } from '#domain/channels/channel';
import { bookOutcome } from '#activities/booking/attempts/book-outcome';
import { releaseDelivery } from '#activities/booking/reserve/release-delivery';
import { startAttempt } from '#activities/booking/attempts/start-attempt';
import { markAccepted } from '#activities/actions/mark-accepted';
import { markReturned } from '#activities/actions/mark-returned';
import { updatePrice } from '#activities/booking/sale/update-price';
import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { Market, NOON, type Account } from './market';
import { ReferenceModel } from './reference-model';

const SEEDS = 15;
const STEPS = 60;
let market: Market;
beforeAll(async () => {
  market = await Market.open();
}, 120_000);
afterAll(() => market.close());

const pick = <T>(seed: Seed, from: readonly T[]): T => from[Math.floor(seed() * from.length)]!;
const codeOf = async (work: Promise<{ readonly state: string }>): Promise<string> =>
  work.then(
    (booked) => booked.state,
    (error: unknown) => {
      if (error instanceof UserError) return error.code;
      throw error;
    },
  );

/** One random market and its model, driven step by step. */
class Run {
  readonly model = new ReferenceModel();
  readonly accounts: Account[] = [];
  now = NOON;
  plan = 0;
  constructor(readonly seed: Seed) {}

  async open(): Promise<void> {
    for (const exclusive of [false, false, true, false]) {
      const limits = pick(this.seed, [{}, { hour: 1 }, { day: 3 }, { week: 4, month: 6 }, { hour: 2, day: 2 }]);
      this.accounts.push(await market.account({ exclusive, limits, price: pick(this.seed, [0, 100, 2500]) }));
    }
    for (const maxDeliveries of [1, 2, 3, 4])
      this.model.leads.set(await market.lead({ maxDeliveries }), { max: maxDeliveries, revenue: 0 });
  }

  async step(): Promise<void> {
    this.now += Math.floor(this.seed() ** 4 * 3 * 86_400_000);
    const known = [...this.model.deliveries.keys()];
    if (known.length === 0 || this.seed() < 0.35) return this.reserve();
    const id = pick(this.seed, known);
    await pick(this.seed, [
      this.answer,
      this.answer,
      this.answer,
      this.release,
      this.takeBack,
      this.mark,
      this.reprice,
    ]).call(this, id);
  }

  private async reserve(): Promise<void> {
    const [id, lead, account] = [
      newId(),
      pick(this.seed, [...this.model.leads.keys()]),
      pick(this.seed, this.accounts),
    ];
    this.plan += 1;
    const expected = this.model.reserve(id, lead, account, this.now);
    const result = await market.reserve(lead, account, { deliveryId: id, now: this.now, planNumber: this.plan });
    const actual = result.kind === 'refused' ? result.reason.code : result.deliveryId === id ? 'reserved' : 'existing';
    expect(actual).toBe(expected);
  }

  private async answer(id: string): Promise<void> {
    const delivery = this.model.deliveries.get(id)!;
    const started = await startAttempt(market.pool, { deliveryId: id, request: null, staleAfterMs: 0, now: this.now });
    expect(started.kind).toBe(['reserved', 'retrying'].includes(delivery.state) ? 'send' : 'decided');
    if (started.kind !== 'send') return;
    const final = this.seed() < 0.5;
    const outcome: AttemptOutcome = pick(this.seed, [
      { kind: 'accepted' },
      { kind: 'accepted', price: 333 },
      { kind: 'refused', code: 'no', message: 'No' },
      { kind: 'failed', code: 'down', message: 'Down', retryable: true },
    ] as const);
    if (outcome.kind === 'accepted') this.model.accept(id, Math.max(outcome.price ?? 0, delivery.price));
    else if (outcome.kind === 'refused' || final) this.model.giveUp(id, outcome.kind);
    else delivery.state = 'retrying';
    const booking = {
      deliveryId: id,
      attemptNumber: started.number,
      outcome,
      response: null,
      reading: null,
      final,
      now: this.now,
    };
    const booked = await Promise.all([bookOutcome(market.pool, booking), bookOutcome(market.pool, booking)]);
    for (const each of booked) expect(each).toMatchObject({ state: delivery.state, price: delivery.price });
  }

  private async release(id: string): Promise<void> {
    const delivery = this.model.deliveries.get(id)!;
    if (['reserved', 'retrying'].includes(delivery.state)) this.model.giveUp(id, 'released');
    expect(await releaseDelivery(market.pool, { deliveryId: id, now: this.now })).toMatchObject({
      state: delivery.state,
    });
  }

  private async takeBack(id: string): Promise<void> {
    const { state } = this.model.deliveries.get(id)!;
    const mark = {
      deliveryId: id,
      reasonCode: 'wrong-number',
      note: '',
      toSource: false,
      by: 'operator',
      now: this.now,
    };
    const expected = state === 'accepted' || state === 'returned' ? 'approved' : 'not-returnable';
    if (state === 'accepted') this.model.takeBack(id, this.now);
    expect(await codeOf(markReturned(market.pool, mark))).toBe(expected);
  }

  private async mark(id: string): Promise<void> {
    const expected = this.model.markAccepted(id);
    expect(await codeOf(markAccepted(market.pool, { deliveryId: id, by: 'operator', now: this.now }))).toBe(expected);
  }

  private async reprice(id: string): Promise<void> {
    const price = pick(this.seed, [0, 1, 4000]);
    const expected = this.model.reprice(id, price);
    expect(
      await codeOf(updatePrice(market.pool, { deliveryId: id, price, reason: 'r', by: 'operator', now: this.now })),
    ).toBe(expected);
  }

  async compare(): Promise<void> {
    for (const [id, lead] of this.model.leads) {
      expect(await market.row('lead', id)).toMatchObject({
        slots_taken: this.model.held(id).length,
        revenue_minor: lead.revenue,
      });
    }
    for (const [id, delivery] of this.model.deliveries) {
      expect(await market.row('delivery', id)).toMatchObject({ state: delivery.state, price_minor: delivery.price });
    }
    const { rows } = await market.pool.query<{ id: string; name: string; starts: Date; used: number }>(
      'select scope_id as id, cap_window as name, starts_at as starts, used from cap_window where scope_id = any($1)',
      [this.accounts.map((account) => account.accountId)],
    );
    for (const row of rows) {
      const account = this.accounts.find((each) => each.accountId === row.id)!;
      expect([row, row.used]).toEqual([row, this.model.used(account, `${row.name} ${row.starts.toISOString()}`)]);
    }
  }
}

test(`${SEEDS} random sequences of ${STEPS} bookings end as the reference model says, and the books are right`, async () => {
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const run = new Run(seedFrom(`booking ${seed}`));
    await run.open();
    for (let step = 0; step < STEPS; step += 1) await run.step();
    await run.compare();
  }
  expect(await checkBooks(market.pool)).toEqual([]);
}, 180_000);

test('the same bookings fired at once by 32 workers keep the books right, with no deadlock left over', async () => {
  const seed = seedFrom('storm');
  const accounts = await Promise.all(
    [true, false, false, false].map((exclusive) => market.account({ exclusive, limits: { day: 12 } })),
  );
  const leads = await Promise.all([1, 2, 3, 4, 2, 1].map((maxDeliveries) => market.lead({ maxDeliveries })));
  const known: string[] = [];
  const later = { by: 'operator', now: NOON };
  const act = async (plan: number): Promise<unknown> => {
    const id = known.length > 0 ? pick(seed, known) : '';
    const roll = id ? seed() : 0;
    if (roll < 0.4) {
      const reserved = await market.reserve(pick(seed, leads), pick(seed, accounts), { planNumber: plan });
      return reserved.kind === 'reserved' && known.push(reserved.deliveryId);
    }
    if (roll < 0.7) {
      const started = await startAttempt(market.pool, {
        deliveryId: id,
        request: null,
        staleAfterMs: seed() < 0.3 ? 0 : 1000,
        now: NOON,
      });
      const outcome = pick<AttemptOutcome>(seed, [
        { kind: 'accepted' },
        { kind: 'refused', code: 'n', message: '' },
        { kind: 'unknown', code: 't', message: '' },
      ]);
      const attemptNumber = started.kind === 'decided' ? 1 : started.number;
      return bookOutcome(market.pool, {
        deliveryId: id,
        attemptNumber,
        outcome,
        response: null,
        reading: null,
        final: seed() < 0.5,
        now: NOON,
      });
    }
    if (roll < 0.78) return releaseDelivery(market.pool, { deliveryId: id, now: NOON });
    if (roll < 0.86)
      return codeOf(
        markReturned(market.pool, {
          deliveryId: id,
          reasonCode: 'wrong-number',
          note: '',
          toSource: seed() < 0.5,
          ...later,
        }),
      );
    if (roll < 0.94) return codeOf(markAccepted(market.pool, { deliveryId: id, ...later }));
    return codeOf(
      updatePrice(market.pool, { deliveryId: id, price: Math.floor(seed() * 9000), reason: 'r', ...later }),
    );
  };
  let plan = 0;
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      for (let step = 0; step < 60; step += 1) await act((plan += 1));
    }),
  );
  expect(known.length).toBeGreaterThan(50);
  expect(await checkBooks(market.pool)).toEqual([]);
}, 120_000);
