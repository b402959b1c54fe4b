import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
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
  const full = await takeCampaignCap(sql, { ...campaign, now });
  return full === null ? [] : [limitReached(campaign.limits, full)];
}

const HAD_REASONS = {
  name: 'rejected-before-review',
  text: `select jsonb_array_length(reasons) > 0 and not test as counts from lead where id = $1`,
};

/** A lead that spoke against itself was not counted at intake; a reviewer who takes it all the same makes it one the campaign bought. */
export async function countReviewed(
  sql: Queryable,
  campaign: CampaignContext,
  leadId: string,
  now: number,
): Promise<void> {
  if (!isLimited(campaign)) return;
  const lead = await readRow<{ counts: boolean }>(sql, { ...HAD_REASONS, values: [leadId] });
  if (lead?.counts) await takeCampaignCap(sql, { ...campaign, now, past: true });
}
