import { performAction } from '#activities/actions/perform-action';
import { bookAction } from '#db/leads/book-action';
import { intakeDeps } from '#test/integration/booking/intake-deps';
import type { Market } from '#test/integration/booking/market';
import { useMarket } from '#test/integration/booking/use-market';

let market: Market;
useMarket((opened) => (market = opened));

async function validate(reasons: readonly object[]): Promise<void> {
  const leadId = await market.lead({ stage: 'qc' });
  await market.pool.query('update lead set reasons = $2 where id = $1', [leadId, JSON.stringify(reasons)]);
  const { actionId } = await bookAction(market.pool, leadId, { name: 'validate', payload: {}, actor: 'user:1' });
  await performAction(intakeDeps(market))({ leadId, actionId });
}
const counted = async (): Promise<unknown[]> =>
  (
    await market.pool.query<{ used: number }>(
      `select used from cap_window where scope = 'campaign' and scope_id = $1 and cap_window = 'day'`,
      [market.campaignId],
    )
  ).rows.map(({ used }) => used);

test("a reject that a reviewer takes counts in its campaign's limit, beyond it, too; one that was counted at intake does not count again", async () => {
  await market.pool.query(`update campaign set limits = '{"day": 1}' where id = $1`, [market.campaignId]);
  const refused = [{ code: 'invalid-email', message: 'No address.', field: 'Email' }];
  await validate(refused);
  expect(await counted()).toEqual([1]);
  await validate(refused);
  expect(await counted()).toEqual([2]);
  await validate([]);
  expect(await counted()).toEqual([2]);
});
