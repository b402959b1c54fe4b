import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { AccessRule } from '#domain/lead/campaign.schema';
import { CAMPAIGN_SETTINGS_DOCUMENT, CRITERIA_DOCUMENT, LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { CampaignRecord } from './load-campaign';
import type { ActiveStatus, SourceStatus } from '#domain/words/market';

/** All that intake has to know to accept, refuse or grade a lead of one campaign. */
export interface IntakeCampaign extends CampaignRecord {
  readonly lid: number;
  readonly vid: number;
  readonly sourceName: string;
  readonly sourceStatus: SourceStatus;
  readonly accessRules: readonly AccessRule[];
  readonly gradingEnabled: boolean;
  readonly leadTypeName: string;
  readonly leadTypeStatus: ActiveStatus;
  readonly document: LeadTypeDocument;
  readonly currency: string;
  /** The installation's zone, for campaign limits. */
  readonly zone: string;
  readonly configVersion: number;
}

const TEXT = `
  select campaign.id, campaign.aid, campaign.source_id, campaign.lead_type_id, campaign.name, campaign.intake_channel, campaign.status,
         campaign.price_minor, campaign.settings, campaign.criteria, campaign.limits, campaign.password_hash, campaign.version,
         lead_type.lid, lead_type.name as lead_type_name, lead_type.status as lead_type_status, lead_type.document,
         source.vid, source.name as source_name, source.status as source_status, source.access_rules, source.grading_enabled,
         installation.currency, installation.time_zone as zone, installation.config_version
    from campaign
    join source on source.id = campaign.source_id
    join lead_type on lead_type.id = campaign.lead_type_id
   cross join installation
   where campaign.aid = $3 and lead_type.lid = $1 and source.vid = $2`;

const POSTGRES_MAX_INTEGER = 2147483647;
const isPublicNumber = (value: number): boolean =>
  Number.isInteger(value) && value > 0 && value <= POSTGRES_MAX_INTEGER;

/** The campaign that `LID`, `VID` and `AID` name together; null unless all three belong to each other. */
export async function loadCampaignByAid(
  sql: Queryable,
  lid: number,
  vid: number,
  aid: number,
): Promise<IntakeCampaign | null> {
  if (![lid, vid, aid].every(isPublicNumber)) return null;
  const row = await readRow<IntakeCampaign>(sql, { name: 'load-campaign-by-aid', text: TEXT, values: [lid, vid, aid] });
  if (!row) return null;
  return {
    ...row,
    settings: readDocument(CAMPAIGN_SETTINGS_DOCUMENT, row.settings),
    criteria: readDocument(CRITERIA_DOCUMENT, row.criteria),
    document: readDocument(LEAD_TYPE_DOCUMENT, row.document),
  };
}
