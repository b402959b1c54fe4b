import { createSnapshotter } from '#activities/upkeep/process-snapshotter';
import { withTemporal } from '#test/kit/scenario/with-temporal';
import { Market } from '../booking/market';

describe('pictures of closed leads', () => {
  let market: Market;
  beforeAll(async () => {
    market = await Market.open();
  }, 120_000);
  afterAll(() => market.close());

  it('go on at once while more leads wait for theirs, then rest', async () => {
    for (let index = 0; index < 25; index += 1) {
      const leadId = await market.lead();
      await market.pool.query(
        `update lead set stage = 'closed', outcome = 'unsold', closed_at = now() - make_interval(secs => $2) where id = $1`,
        [leadId, 100 - index],
      );
    }
    await withTemporal(async (client) => {
      const keep = createSnapshotter(market.pool, client, Date.now);
      const said: string[] = [];
      do said.push(await keep());
      while (said.at(-1) === 'more' && said.length < 10);
      expect(said.length).toBeLessThanOrEqual(4);
    });
    const { rows } = await market.pool.query<{ kept: number }>('select count(*)::int as kept from process_snapshot');
    expect(rows[0]?.kept).toBe(25);
  });
});
