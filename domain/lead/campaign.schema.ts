import { z } from 'zod';
import { CAMPAIGN_STATUSES } from '../words/market';
import { WITHOUT_EFFECT } from '../kernel/without-effect';

export const campaignStatusSchema = z.enum(CAMPAIGN_STATUSES);
/** How leads come in; how they leave is the channel of a delivery method. */
export const intakeChannelSchema = z.enum(['web', 'ping-post']);
export type IntakeChannel = z.infer<typeof intakeChannelSchema>;
export const orderingStrategySchema = z.enum(['price', 'priority']);
export type OrderingStrategyId = z.infer<typeof orderingStrategySchema>;

/** Everything about a campaign that is neither identity, price, criteria nor limits (`campaign.settings`). */
export const campaignSettingsSchema = z.strictObject({
  v: z.literal(1),
  processing: z.enum(['queued', 'synchronous']).default('queued'),
  answerWithinMs: z
    .int()
    .min(100)
    .max(60000)
    .default(10000)
    .meta({ description: 'Synchronous answer deadline; afterwards 202' }),
  requireAuthentication: z.boolean().default(false),
  sendResponses: z.boolean().default(false).meta({ description: 'Answers list the deliveries' }),
  qualityControl: z.boolean().default(false),
  grading: z.boolean().default(false),
  duplicates: z
    .strictObject({
      days: z.int().min(0).max(3650).default(30).meta({ description: '0 = no check' }),
      includeRejected: z.boolean().default(false),
      appendToExisting: z.boolean().default(false),
      resendExisting: z.boolean().default(false),
      checkOnPing: z.boolean().default(false).meta({ description: WITHOUT_EFFECT }),
      route: z
        .enum(['reject', 'accept', 'new-buyers-only'])
        .default('reject')
        .meta({ description: 'reject; accept as any lead; or route only to buyers who have not had the earlier lead' }),
    })
    .prefault({}),
  defaultReject: z.enum(['source', 'qc', 'deliver']).default('source'),
  maxDeliveries: z.int().min(1).max(100).default(1),
  automation: z.union([orderingStrategySchema, z.literal('system')]).default('system'),
  deliver: z.boolean().default(true).meta({ description: 'Off = accepted leads wait for an operator' }),
  returnWindowDays: z.int().min(0).max(365).default(7),
  multiValueDelimiter: z.string().max(3).default(','),
  category: z
    .string()
    .max(40)
    .nullable()
    .default(null)
    .meta({ description: 'Code of a category of the lead type; its leads carry it' }),
  group: z.string().trim().min(1).max(120).nullable().default(null).meta({ description: WITHOUT_EFFECT }),
});
export type CampaignSettings = z.infer<typeof campaignSettingsSchema>;

export const accessRuleSchema = z.strictObject({ action: z.enum(['allow', 'deny']), cidr: z.string().max(60) });
export type AccessRule = z.infer<typeof accessRuleSchema>;
