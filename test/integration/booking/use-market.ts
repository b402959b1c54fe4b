import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { Market } from './market';

/** One market for all tests of a file, handed to `given`; after each test its books balance. */
export function useMarket(given: (market: Market) => unknown): void {
  let market: Market;
  beforeAll(async () => {
    market = await Market.open();
    await given(market);
  }, 120_000);
  afterAll(() => market.close());
  afterEach(async () => expect(await checkBooks(market.pool)).toEqual([]));
}
