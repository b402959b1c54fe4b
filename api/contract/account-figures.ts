import { ACTIVE_STATUSES } from '#domain/words/market';
import { z } from 'zod';
import { CAP_WINDOWS } from '#domain/limits/limits.schema';
import { defineEndpoint } from './endpoint';
import { reasonSchema } from './intake';
import { criteriaSchema, limitsSchema, priceMinorSchema } from './resources/vocabulary';

const common = { access: 'account', permission: 'buyers:view', tag: 'Delivery accounts' } as const;
const params = z.object({ id: z.uuid() });
const moment = z.iso.datetime();

export const accountUsageSchema = z
  .object({
    timeZone: z.string().meta({ description: "The buyer's: its hours, days, weeks and months are counted" }),
    at: moment,
    currency: z.string(),
    windows: z.array(
      z.object({ window: z.enum(CAP_WINDOWS), used: z.int(), limit: z.int().nullable(), startsAt: moment }),
    ),
    month: z.object({ qualified: z.int(), delivered: z.int(), returned: z.int() }),
    lastSevenDays: z.object({
      delivered: z.int(),
      revenueMinor: z.int().nullable().meta({ description: 'Null for a role limited to sources' }),
      refused: z.int(),
      failed: z.int(),
    }),
  })
  .meta({ id: 'AccountUsage' });
export type AccountUsage = z.infer<typeof accountUsageSchema>;

export const readAccountUsage = defineEndpoint({
  ...common,
  id: 'readAccountUsage',
  method: 'get',
  path: '/api/v1/delivery-accounts/{id}/usage',
  summary: 'What an account took in its current windows',
  params,
  responses: { 200: accountUsageSchema },
  problems: [404],
});

const checkedRule = z.object({
  rule: z.string(),
  passed: z.boolean(),
  note: z.string().nullable().meta({ description: 'What was compared, in words' }),
  reason: reasonSchema.optional(),
  compared: z.object({ expected: z.json(), actual: z.json() }).optional(),
});
export const accountExplanationSchema = z
  .object({
    lead: z.object({ id: z.uuid(), name: z.string(), receivedAt: moment }),
    eligible: z.boolean(),
    matches: z.boolean().meta({ description: 'Eligible but for automation: it may be sent to by hand' }),
    refusing: z.int(),
    rules: z.array(checkedRule),
  })
  .meta({ id: 'AccountExplanation' });
export type AccountExplanationView = z.infer<typeof accountExplanationSchema>;

export const explainSavedAccount = defineEndpoint({
  ...common,
  id: 'explainAccount',
  method: 'get',
  path: '/api/v1/delivery-accounts/{id}/explain',
  summary: 'Would this account take this lead now? Every rule, with what was compared',
  params,
  query: z.strictObject({ leadId: z.uuid() }),
  responses: { 200: accountExplanationSchema },
  problems: [404, 422],
});

/** Terms that are not saved yet; what is absent counts as saved. */
const draft = z.strictObject({
  buyerId: z.uuid(),
  leadTypeId: z.uuid(),
  deliveryMethodId: z.uuid().nullable().optional(),
  status: z.enum(ACTIVE_STATUSES).optional(),
  automated: z.boolean().optional(),
  exclusive: z.boolean().optional(),
  requiresOrder: z.boolean().optional(),
  priceMinor: priceMinorSchema.optional(),
  limits: limitsSchema.optional(),
  criteria: criteriaSchema.optional(),
  maxQualifiedPercent: z.int().min(0).max(100).nullable().optional(),
  maxReturnPercent: z.int().min(0).max(100).nullable().optional(),
});
export const explainAccountDraft = defineEndpoint({
  ...common,
  id: 'explainAccountDraft',
  method: 'post',
  path: '/api/v1/delivery-accounts/explain',
  readOnly: true,
  summary: 'The same for terms that are not saved yet',
  body: z.strictObject({
    accountId: z.uuid().optional(),
    draft,
    leadId: z.uuid(),
    asNew: z
      .boolean()
      .default(false)
      .meta({ description: 'As if nobody had the lead yet: what was done with it since does not count' }),
  }),
  responses: { 200: accountExplanationSchema },
  problems: [404, 422],
});

export const ACCOUNT_FIGURE_ENDPOINTS = [readAccountUsage, explainSavedAccount, explainAccountDraft] as const;
