import { acceptsBid } from '#domain/pricing/accepts-bid';
import { marginOf } from '#domain/pricing/margin-of';

test.each([
  [1500, 1500, true],
  [1499, 1500, false],
  [1, 0, true],
  [0, 0, false],
  [-5, 0, false],
  [10.5, 0, false],
  [Number.NaN, 0, false],
  [Number.POSITIVE_INFINITY, 0, false],
])('a bid of %d against %i listed wins: %s', (bid, listed, wins) => {
  expect(acceptsBid(bid, listed)).toBe(wins);
});

test.each([
  [3000, 1200, 1800, 60],
  [1000, 1500, -500, -50],
  [0, 1200, -1200, null],
  [3, 2, 1, 33.33],
  [0, 0, 0, null],
])('sold for %i and bought for %i leaves %i, %s %%', (revenue, cost, profit, percent) => {
  expect(marginOf(revenue, cost)).toEqual({ profit, percent });
});
