import { z } from 'zod';
import { gradingScaleSchema } from '#domain/grading/grading.schema';
import { securitySchema } from '#domain/access/security.schema';
import { accessRuleSchema, orderingStrategySchema } from '#domain/lead/campaign.schema';
import { defineEndpoint } from '../endpoint';
import { nameSchema, timeZoneSchema } from './vocabulary';

const renamedWordSchema = z.strictObject({ one: z.string().trim().min(1).max(40), many: z.string().trim().min(1).max(40) }).optional();
/** What the operators call our parts; a part that is absent keeps our own word. */
export const namesSchema = z.strictObject({
  source: renamedWordSchema, campaign: renamedWordSchema, buyer: renamedWordSchema, deliveryAccount: renamedWordSchema, deliveryMethod: renamedWordSchema,
}).meta({ id: 'Names' });
export type Names = z.infer<typeof namesSchema>;

export const settingsSchema = z.strictObject({
  name: nameSchema,
  currency: z.string().regex(/^[A-Z]{3}$/, 'Write the currency as three capital letters, e.g. USD.').meta({ description: 'ISO 4217; fixed once there are leads' }),
  timeZone: timeZoneSchema,
  grading: gradingScaleSchema,
  automation: orderingStrategySchema,
  distribution: z.strictObject({ priceOptimization: z.boolean() }),
  names: namesSchema,
  security: securitySchema,
  apiAccessRules: z.array(accessRuleSchema).max(500).meta({ description: 'Addresses API tokens may be used from: any matching deny refuses; with allows, one must match. Sign-in by people is not affected' }),
}).meta({ id: 'Settings' });

const common = { access: 'account', permission: 'settings:edit', tag: 'Settings', path: '/api/v1/settings' } as const;
export const readSettings = defineEndpoint({ ...common, permission: 'settings:view', id: 'readSettings', method: 'get', summary: 'The installation\'s own settings', responses: { 200: settingsSchema } });
export const updateSettings = defineEndpoint({
  ...common, id: 'updateSettings', method: 'patch', summary: 'Change the installation\'s settings',
  body: z.strictObject(Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, z.json().optional()]))),
  headers: z.object({ 'If-Match': z.string().optional() }),
  responses: { 200: settingsSchema }, problems: [412, 422],
});
