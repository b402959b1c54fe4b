import type { Queryable } from '#db/pool';
import type { Reason } from '#domain/kernel/reason';
import { limitReached } from '#domain/limits/limit-reached';
import { takeCampaignCap } from './take-campaign-cap';
import type { Findings } from '#domain/intake/examine-lead';
import type { CampaignContext } from '#db/queries/load-campaign-context';

export const isLimited = (campaign: CampaignContext): boolean => Object.keys(campaign.limits).length > 0;

/** Only a lead that would be accepted uses up the campaign's quantity limits; a campaign without any locks nothing. */
export async function takeLimit(
  sql: Queryable,
  campaign: CampaignContext,
  findings: Findings,
  now: number,
): Promise<Reason[]> {
  if (findings.reasons.length > 0 || !isLimited(campaign)) return [];
  const full = await takeCampaignCap(sql, campaign.campaignId, campaign.limits, campaign.zone, now);
  return full === null ? [] : [limitReached(campaign.limits, full)];
}
