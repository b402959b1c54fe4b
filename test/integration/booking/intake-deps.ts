import { createSecretBox } from '#db/secrets/secret-box';
import { createLogger } from '#config/log';
import { ConfigCache } from '#activities/kit/config-cache';
import type { ActivityDeps } from '#activities/kit/deps';
import { LeadsInHand } from '#activities/kit/leads-in-hand';
import { loadLeadTypeRouting } from '#db/queries/load-lead-type-routing';
import { loadCampaignContext } from '#db/queries/load-campaign-context';
import { type Market, NOON } from './market';

/** What intake and planning need of a worker, over this market. */
export const intakeDeps = (market: Market): ActivityDeps =>
  ({
    pool: market.pool,
    now: () => NOON,
    log: createLogger('test', { level: 'silent' }),
    secrets: createSecretBox('00'.repeat(32)),
    inHand: new LeadsInHand(8, () => NOON),
    campaigns: new ConfigCache((id) => loadCampaignContext(market.pool, id)),
    routings: new ConfigCache((id) => loadLeadTypeRouting(market.pool, id)),
  }) as unknown as ActivityDeps;
