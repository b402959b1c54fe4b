import type { PlannedMarket } from '#domain/distribution/gather-facts';
import type { Queryable } from '../pool';
import { type DistributionSubject, findDistributionSubject } from './load-distribution-subject';
import { loadCampaign } from './load-campaign';
import { loadEarlierBuyers } from './load-earlier-buyers';
import { type LeadTypeRouting, loadLeadTypeRouting } from './load-lead-type-routing';

/** A lead with all that decides who may have it, as the worker would plan it now. */
export interface PlannableLead {
  readonly lead: DistributionSubject;
  readonly routing: LeadTypeRouting;
  readonly campaign: PlannedMarket['campaign'];
  readonly earlierBuyers: ReadonlySet<string>;
}

/** Null when there is no such lead. */
export async function loadPlannableLead(sql: Queryable, leadId: string): Promise<PlannableLead | null> {
  const lead = await findDistributionSubject(sql, leadId);
  const campaign = lead && (await loadCampaign(sql, lead.campaignId));
  if (!lead || !campaign) return null;
  const [routing, earlierBuyers] = [
    await loadLeadTypeRouting(sql, lead.leadTypeId),
    await loadEarlierBuyers(sql, lead, campaign.settings),
  ];
  return { lead, routing, campaign: campaign.settings, earlierBuyers };
}
