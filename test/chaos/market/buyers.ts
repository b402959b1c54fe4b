import type { QuantityLimits } from '#domain/limits/limits.schema';
import type { BuyerBehaviour, RepeatAnswer } from '#test/kit/fakes/buyers/behaviour';

/** The lead types of the chaos market: leads for one buyer each, and leads for up to three. */
export type Trade = 'alone' | 'together';

/** One buyer with one account: how its fake behaves and on which terms it takes leads. */
export interface ChaosBuyer {
  readonly key: string;
  readonly trade: Trade;
  /** Listed price in minor units; decides who is asked first. */
  readonly price: number;
  readonly zone: string;
  readonly exclusive: boolean;
  /** Takes leads of this state only; absent = of any. */
  readonly state?: string;
  readonly behaviour: BuyerBehaviour;
  readonly timeoutMs?: number;
  /** Further tries after the first, one second apart; absent = none. */
  readonly retries?: number;
  readonly waitSeconds?: number;
  readonly limits?: QuantityLimits;
  readonly delaySeconds?: number;
}

/** Each state's leads meet one odd buyer first; WA is where buyers bid. */
export const STATES = ['AZ', 'NV', 'CA', 'TX', 'FL', 'NY', 'OH', 'WA'] as const;

/** Gets leads only where an operator sends them. */
export const BY_HAND = 'shared-by-hand';
const NOWHERE = 'GU';
const SHORT_MS = 1200;
const buyer = (key: string, trade: Trade, price: number, more: Partial<ChaosBuyer>): ChaosBuyer => ({
  key,
  trade,
  price,
  zone: 'America/New_York',
  exclusive: trade === 'alone',
  behaviour: {},
  ...more,
});

/**
 * Every way in which an answer can be good, bad, late, lost or doubled. The caps of two accounts are `tight`: about half of the leads
 * that want them. All of them answer a repetition in one way.
 */
export function chaosBuyers(
  tight: { readonly alone: number; readonly together: number },
  repeats: RepeatAnswer,
): readonly ChaosBuyer[] {
  return oddBuyers(tight).map((each) => ({ ...each, behaviour: { ...each.behaviour, repeats } }));
}

function oddBuyers(tight: { readonly alone: number; readonly together: number }): readonly ChaosBuyer[] {
  return [
    buyer('capped', 'alone', 9000, {
      state: 'AZ',
      zone: 'America/Phoenix',
      limits: { day: tight.alone, month: tight.alone },
    }),
    buyer('stumbling', 'alone', 8000, {
      state: 'NV',
      retries: 9,
      behaviour: { failFirst: { times: 2, status: 500, every: 2 } },
    }),
    buyer('silent', 'alone', 8000, {
      state: 'CA',
      retries: 9,
      timeoutMs: SHORT_MS,
      behaviour: { loseAnswer: { every: 2, how: 'silence' } },
    }),
    buyer('refusing', 'alone', 8000, { state: 'TX', behaviour: { refuse: { every: 2, reason: 'not today' } } }),
    buyer('slow', 'alone', 8000, { state: 'FL', behaviour: { delayMs: 700 } }),
    buyer('resetting', 'alone', 8000, {
      state: 'NY',
      retries: 9,
      behaviour: { loseAnswer: { every: 2, how: 'reset' } },
    }),
    buyer('delayed', 'alone', 8000, { state: 'OH', delaySeconds: 4 }),
    buyer('bidding-high', 'alone', 100, {
      state: 'WA',
      behaviour: { bids: { from: 3000, to: 8000, noBidEvery: 4 }, refuse: { every: 5, reason: 'changed our mind' } },
    }),
    buyer('bidding-low', 'alone', 100, { state: 'WA', behaviour: { bids: { from: 2000, to: 6000 }, delayMs: 150 } }),
    buyer('patient', 'alone', 500, {
      retries: 9,
      waitSeconds: 2,
      behaviour: { failFirst: { times: 2, status: 503, every: 3 } },
    }),
    buyer('whatever', 'alone', 100, {}),
    buyer('shared-capped', 'together', 6000, { zone: 'Europe/Berlin', limits: { day: tight.together } }),
    buyer('shared-flaky', 'together', 5000, { retries: 12, behaviour: { flakyPercent: 30 } }),
    buyer('shared-silent', 'together', 4000, {
      retries: 9,
      timeoutMs: SHORT_MS,
      behaviour: { loseAnswer: { every: 3, how: 'silence' } },
    }),
    buyer('shared-refusing', 'together', 3000, { behaviour: { refuse: { every: 2, reason: 'not today' } } }),
    buyer('shared-fast', 'together', 2000, {}),
    buyer('shared-stumbling', 'together', 1500, {
      retries: 9,
      waitSeconds: 2,
      behaviour: { failFirst: { times: 2, status: 500, every: 1 } },
    }),
    buyer('sole', 'together', 1000, { exclusive: true }),
    buyer(BY_HAND, 'together', 1, {
      state: NOWHERE,
      retries: 9,
      waitSeconds: 2,
      behaviour: { failFirst: { times: 2, status: 503, every: 1 } },
    }),
  ];
}
