import type { StoredAiValidation, StoredGradingProvider } from '#db/entities/installation.entity';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { compileCriteria } from '#domain/criteria/compile-criteria';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
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

interface Row extends Omit<CampaignContext, 'settings' | 'criteria' | 'grading' | 'verification'> {
  readonly settings: unknown;
  readonly criteria: CriteriaDocument;
  readonly scale: GradingScale;
  readonly gradingEnabled: boolean;
  readonly aiValidation: StoredAiValidation;
}

export async function loadCampaignContext(sql: Queryable, campaignId: string): Promise<CampaignContext> {
  const row = await readRow<Row>(sql, {
    name: 'load-campaign-context',
    text: `select campaign.id as campaign_id, campaign.name as campaign_name, source.name as source_name, campaign.status, campaign.intake_channel, campaign.settings,
                  campaign.criteria, campaign.limits, lead_type.document, installation.grading as scale, source.grading_enabled,
                  installation.time_zone as zone, installation.config_version, installation.ai_validation, installation.grading_providers
           from campaign
           join source on source.id = campaign.source_id
           join lead_type on lead_type.id = campaign.lead_type_id
           cross join installation
           where campaign.id = $1`,
    values: [campaignId],
  });
  if (!row) throw new BugError('campaign-missing', 'A lead refers to a campaign that does not exist.', { campaignId });
  const { scale, gradingEnabled, aiValidation, ...campaign } = row;
  const settings = campaignSettingsSchema.parse(campaign.settings);
  return {
    ...campaign,
    settings,
    criteria: compileCriteria(campaign.criteria, campaign.document.fields),
    grading: settings.grading && gradingEnabled ? scale : null,
    verification: aiValidation.enabled && asksForChecks(campaign.document.fields) ? aiValidation : null,
  };
}
