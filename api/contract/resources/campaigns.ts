import { z } from 'zod';
import { NO_CRITERIA } from '#domain/criteria/criteria.schema';
import { intakeChannelSchema, campaignSettingsSchema, campaignStatusSchema } from '#domain/lead/campaign.schema';
import { bookkeeping, defineResource } from './resource';
import { criteriaSchema, limitsSchema, nameSchema, priceMinorSchema } from './vocabulary';

export const campaigns = defineResource({
  name: 'campaigns',
  label: 'Campaigns',
  permissions: { view: 'sources:view', edit: 'sources:edit' },
  writable: z.strictObject({
    sourceId: z.uuid(),
    leadTypeId: z.uuid(),
    intakeChannel: intakeChannelSchema
      .default('web')
      .meta({ description: 'ping-post refuses every post: there is no way to ping yet' }),
    name: nameSchema,
    status: campaignStatusSchema.default('active'),
    priceMinor: priceMinorSchema.default(0),
    // A new campaign asks for a token unless it is told not to; what was stored without a word about it goes on asking for none.
    settings: campaignSettingsSchema
      .extend({
        requireAuthentication: z
          .boolean()
          .default(true)
          .meta({ description: 'Posts need an access token of the source; hosted forms do not' }),
      })
      .prefault({ v: 1 }),
    criteria: criteriaSchema.default(NO_CRITERIA),
    limits: limitsSchema.prefault({}),
    password: z
      .string()
      .min(8)
      .max(200)
      .nullable()
      .optional()
      .meta({ description: 'Asked of every post when set; null removes it' }),
  }),
  fixed: ['sourceId', 'leadTypeId', 'intakeChannel'],
  writeOnly: ['password'],
  documents: ['criteria'],
  readOnly: z.object({ ...bookkeeping, aid: z.int(), hasPassword: z.boolean() }),
  refers: { sourceId: 'sources', leadTypeId: 'lead-types' },
  money: { priceMinor: 'cost' },
  filters: ['sourceId', 'leadTypeId', 'status', 'intakeChannel', 'name'],
});
