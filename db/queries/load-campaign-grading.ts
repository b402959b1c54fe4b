import type { GradingScale } from '#domain/grading/grading.schema';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

/** How leads of a campaign are read and graded when their fields change later. */
export interface CampaignGrading {
  /** Null where campaign and source do not both ask for grades. */
  readonly scale: GradingScale | null;
  readonly delimiter: string;
  readonly zone: string;
}

export async function loadCampaignGrading(sql: Queryable, campaignId: string): Promise<CampaignGrading> {
  const row = await readRow<{ scale: GradingScale; graded: boolean; delimiter: string; zone: string }>(sql, {
    name: 'load-campaign-grading',
    text: `select installation.grading as scale, coalesce((campaign.settings->>'grading')::boolean, false) and source.grading_enabled as graded,
             coalesce(campaign.settings->>'multiValueDelimiter', ',') as delimiter, installation.time_zone as zone
           from campaign join source on source.id = campaign.source_id cross join installation where campaign.id = $1`,
    values: [campaignId],
  });
  return { scale: row?.graded ? row.scale : null, delimiter: row?.delimiter ?? ',', zone: row?.zone ?? 'UTC' };
}
