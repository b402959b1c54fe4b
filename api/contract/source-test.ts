import { z } from 'zod';
import { accessRuleSchema } from '#domain/lead/campaign.schema';
import { defineEndpoint } from './endpoint';

export const testAddress = defineEndpoint({
  id: 'testAddress',
  readOnly: true,
  method: 'post',
  path: '/api/v1/sources/test-address',
  access: 'account',
  permission: 'sources:view',
  tag: 'Sources',
  summary: 'Would the receiver let this address send?',
  body: z.strictObject({ rules: z.array(accessRuleSchema).max(500), address: z.string().trim().max(60) }),
  responses: {
    200: z.object({
      valid: z.boolean(),
      allowed: z.boolean(),
      by: accessRuleSchema.nullable().meta({ description: 'The rule that decided; null = none did' }),
    }),
  },
  problems: [422],
});
