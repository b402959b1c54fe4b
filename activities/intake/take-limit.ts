import type { Queryable } from '#db/pool';
import type { Reason } from '#domain/kernel/reason';
import type { CapWindow, QuantityLimits } from '#domain/limits/limits.schema';
import { takeCampaignCap } from '../delivery/take-campaign-cap';
import type { Findings } from '#domain/intake/examine-lead';
import type { CampaignContext } from './load-campaign-context';

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

export function limitReached(limits: QuantityLimits, full: CapWindow): Reason {
  const limit = limits[full] ?? 0;
  return {
    code: 'campaign-limit-reached',
    message: `This campaign takes at most ${limit} leads per ${full}.`,
    detail: { window: full, limit },
  };
}
