import type { Express } from 'express';
import type { Pool } from 'pg';
import { inSight } from '#db/scope/data-scope';
import { campaignScope } from '#db/scope/entity-scopes';
import { UserError } from '#domain/kernel/errors';
import { readCampaignFlow } from '#api/contract/campaign-flow';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { loadCampaignFlow } from './load-campaign-flow';

/** The diagram of what a campaign's leads will go through. */
export function bindCampaignFlow(app: Express, edge: Edge, pool: Pool): void {
  bindEndpoint(app, edge, readCampaignFlow, async ({ params, principal }) => {
    const flow = (await inSight(pool, campaignScope, 'campaign', principal.sees, params.id))
      ? await loadCampaignFlow(pool, params.id, principal.sees)
      : null;
    if (flow === null) throw new UserError('not-found', 'There is nothing with this id.');
    return { status: 200, body: flow };
  });
}
