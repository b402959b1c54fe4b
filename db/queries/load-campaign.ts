import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import type { IntakeChannel, CampaignSettings } from '#domain/lead/campaign.schema';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import { CAMPAIGN_SETTINGS_DOCUMENT, CRITERIA_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { CampaignStatus } from '#domain/words/market';

export interface CampaignRecord {
  readonly id: string;
  readonly aid: number;
  readonly sourceId: string;
  readonly leadTypeId: string;
  readonly name: string;
  readonly intakeChannel: IntakeChannel;
  readonly status: CampaignStatus;
  /** Owed to the source for each accepted lead, minor units. */
  readonly priceMinor: number;
  readonly settings: CampaignSettings;
  readonly criteria: CriteriaDocument;
  readonly limits: QuantityLimits;
  readonly passwordHash: string | null;
  readonly version: number;
}

export async function loadCampaign(sql: Queryable, id: string): Promise<CampaignRecord | null> {
  const row = await readRow<CampaignRecord>(sql, {
    name: 'load-campaign',
    text: `select id, aid, source_id, lead_type_id, name, intake_channel, status, price_minor, settings, criteria, limits, password_hash, version
           from campaign where id = $1`,
    values: [id],
  });
  if (!row) return null;
  return {
    ...row,
    settings: readDocument(CAMPAIGN_SETTINGS_DOCUMENT, row.settings),
    criteria: readDocument(CRITERIA_DOCUMENT, row.criteria),
  };
}
