import type { StoredAiValidation, StoredGradingProvider } from '#db/entities/installation.entity';
import type { Queryable } from '#db/pool';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { GradingScale } from '#domain/grading/grading.schema';
import type { Examined, ExaminingCampaign } from '#domain/intake/examine-lead';
import { BugError } from '#domain/kernel/errors';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import { asksForChecks } from '#domain/verification/checked-fields';

/** All that decides about a lead of one campaign before any buyer is looked at. */
export interface CampaignContext extends ExaminingCampaign<StoredGradingProvider> {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly sourceName: string;
  readonly limits: QuantityLimits;
  /** The key is still sealed, as those of `gradingProviders` are. */
  readonly verification: StoredAiValidation | null;
  readonly configVersion: number;
}

/** A lead of such a campaign, examined. */
export type ExaminedLead = Examined<StoredGradingProvider>;

interface Row {
  id: string;
  name: string;
  source_name: string;
  status: string;
  intake_channel: string;
  settings: unknown;
  criteria: CriteriaDocument;
  limits: QuantityLimits;
  document: LeadTypeDocument;
  grading: GradingScale;
  grading_enabled: boolean;
  time_zone: string;
  config_version: number;
  ai_validation: StoredAiValidation;
  grading_providers: StoredGradingProvider[];
}

export async function loadCampaignContext(sql: Queryable, campaignId: string): Promise<CampaignContext> {
  const { rows } = await sql.query<Row>({
    name: 'load-campaign-context',
    text: `select campaign.id, campaign.name, source.name as source_name, campaign.status, campaign.intake_channel, campaign.settings,
                  campaign.criteria, campaign.limits, lead_type.document, installation.grading, source.grading_enabled,
                  installation.time_zone, installation.config_version, installation.ai_validation, installation.grading_providers
           from campaign
           join source on source.id = campaign.source_id
           join lead_type on lead_type.id = campaign.lead_type_id
           cross join installation
           where campaign.id = $1`,
    values: [campaignId],
  });
  const [row] = rows;
  if (!row) throw new BugError('campaign-missing', 'A lead refers to a campaign that does not exist.', { campaignId });
  const settings = campaignSettingsSchema.parse(row.settings);
  return {
    campaignId: row.id,
    campaignName: row.name,
    sourceName: row.source_name,
    status: row.status,
    intakeChannel: row.intake_channel,
    settings,
    criteria: compileCriteria(row.criteria, row.document.fields),
    limits: row.limits,
    document: row.document,
    grading: settings.grading && row.grading_enabled ? row.grading : null,
    gradingProviders: row.grading_providers,
    zone: row.time_zone,
    verification: row.ai_validation.enabled && asksForChecks(row.document.fields) ? row.ai_validation : null,
    configVersion: row.config_version,
  };
}
