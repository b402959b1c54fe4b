import type { Pool } from 'pg';
import { BuyerLanes } from '#activities/kit/buyer-lanes';
import { ConfigCache } from '#activities/kit/config-cache';
import type { ActivityDeps } from '#activities/kit/deps';
import { LeadsInHand } from '#activities/kit/leads-in-hand';
import { createTransports } from '#activities/transports/registry';
import { createLogger } from '#config/log';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { loadDeliveryMethod } from '#db/queries/load-delivery-method';
import { loadLeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { createSecretBox } from '#db/secrets/secret-box';
import { type Market, NOON } from '#test/integration/booking/market';

const secrets = createSecretBox('5'.repeat(64));

/** What auctions and deliveries need of a worker, over this market and servers on loopback; `pool` may be one that breaks. */
export const deliveryDeps = ({ pool }: Market, given: Pool = pool): ActivityDeps => ({
  pool: given,
  secrets,
  now: () => NOON,
  log: createLogger('test', { level: 'silent' }),
  inHand: new LeadsInHand(10, Date.now),
  lanes: new BuyerLanes(4),
  transports: createTransports({ allow: ['127.0.0.1/32'], maxResponseBytes: 65_536 }),
  campaigns: new ConfigCache((id) => loadCampaignContext(pool, id)),
  routings: new ConfigCache((id) => loadLeadTypeRouting(pool, id)),
  methods: new ConfigCache((id) => loadDeliveryMethod(pool, secrets, id)),
});

/** Lets a method of the market send by these settings, without any fields. */
export async function configureMethod({ pool }: Market, methodId: string, config: object): Promise<void> {
  await pool.query(`update delivery_method set mapping = '{"v":1,"fields":[]}', config = $2 where id = $1`, [
    methodId,
    config,
  ]);
}
