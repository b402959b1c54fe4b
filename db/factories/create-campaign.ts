import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import { Campaign, type CampaignEntity } from '../entities/campaign.entity';
import { newId } from '../new-id';
import { createLeadType } from './create-lead-type';
import { createSource } from './create-source';
import { insertRow } from './insert-row';

export type GivenCampaign = Partial<Omit<RequiredEntityData<CampaignEntity>, 'settings'>> & {
  /** Settings that differ from the defaults. */
  readonly settings?: Omit<z.input<typeof campaignSettingsSchema>, 'v'>;
};

/** A campaign that takes queued web leads and owes its source 10.00 each; makes a source and a lead type when none are given. */
export async function createCampaign(em: EntityManager, given: GivenCampaign = {}): Promise<CampaignEntity> {
  const { settings, ...columns } = given;
  const leadTypeId = given.leadTypeId ?? (await createLeadType(em)).id;
  const sourceId = given.sourceId ?? (await createSource(em)).id;
  return insertRow<CampaignEntity>(
    em,
    Campaign,
    {
      id: newId(),
      name: 'Web form',
      priceMinor: 1000,
      criteria: NO_CRITERIA,
      limits: {},
      ...columns,
      leadTypeId,
      sourceId,
      settings: campaignSettingsSchema.parse({ ...settings, v: 1 }),
    },
    leadTypeId,
  );
}
