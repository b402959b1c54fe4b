import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import type { IntakeChannel } from '#domain/lead/campaign.schema';
import type { QuantityLimits } from '#domain/limits/limits.schema';
import { bookkeepingProperties, document, jsonb, minorUnits, publicNumber } from '../columns/columns';
import { CAMPAIGN_SETTINGS_DOCUMENT, CRITERIA_DOCUMENT } from '../columns/documents';
import type { CampaignStatus } from '#domain/words/market';

/** The terms on which one source sends leads of one type. Source and type never change: leads refer to all three. */
export const Campaign = defineEntity({
  name: 'Campaign',
  tableName: 'campaign',
  properties: {
    id: p.uuid().primary(),
    aid: publicNumber('campaign_aid_seq'),
    sourceId: p.uuid(),
    leadTypeId: p.uuid(),
    name: p.text(),
    intakeChannel: p.text().$type<IntakeChannel>().default('web'),
    status: p.text().$type<CampaignStatus>().default('active'),
    priceMinor: minorUnits(),
    settings: document(CAMPAIGN_SETTINGS_DOCUMENT),
    criteria: document(CRITERIA_DOCUMENT),
    limits: jsonb<QuantityLimits>(),
    passwordHash: p.text().nullable(),
    ...bookkeepingProperties(),
  },
});
export type CampaignEntity = InferEntity<typeof Campaign>;
