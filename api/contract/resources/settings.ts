import { z } from 'zod';
import { gradingScaleSchema } from '#domain/grading/grading.schema';
import { gradingProvidersSchema } from '#domain/grading/providers/provider.schema';
import { outboundHostsSchema } from '#domain/access/outbound-hosts.schema';
import { securitySchema } from '#domain/access/security.schema';
import { singleSignOnSchema } from '#domain/access/single-sign-on.schema';
import { accessRuleSchema, orderingStrategySchema } from '#domain/lead/campaign.schema';
import { aiValidationSchema } from '#domain/verification/verification.schema';
import { defineEndpoint } from '../endpoint';
import { versionEndpoints } from './history';
import { nameSchema, timeZoneSchema } from './vocabulary';

const renamedWordSchema = z
  .strictObject({ one: z.string().trim().min(1).max(40), many: z.string().trim().min(1).max(40) })
  .optional();
/** What the operators call our parts; a part that is absent keeps our own word. */
export const namesSchema = z
  .strictObject({
    source: renamedWordSchema,
    campaign: renamedWordSchema,
    buyer: renamedWordSchema,
    deliveryAccount: renamedWordSchema,
    deliveryMethod: renamedWordSchema,
  })
  .meta({ id: 'Names' });
export type Names = z.infer<typeof namesSchema>;

export const settingsSchema = z.strictObject({
  name: nameSchema,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Write the currency as three capital letters, e.g. USD.')
    .meta({ description: 'ISO 4217; fixed once there are leads' }),
  timeZone: timeZoneSchema,
  grading: gradingScaleSchema,
  gradingProviders: gradingProvidersSchema.meta({
    description:
      'Outside services that judge checks of the grading scale; a list that is sent replaces the one there is',
  }),
  automation: orderingStrategySchema,
  distribution: z.strictObject({ priceOptimization: z.boolean() }),
  names: namesSchema,
  security: securitySchema,
  singleSignOn: singleSignOnSchema.meta({
    description: 'Signing in at a provider of OpenID Connect. Changed by administrators in person alone',
  }),
  aiValidation: aiValidationSchema,
  apiAccessRules: z
    .array(accessRuleSchema)
    .max(500)
    .meta({
      description:
        'Addresses API tokens may be used from: any matching deny refuses; with allows, one must match. Sign-in by people is not affected',
    }),
  outboundHosts: outboundHostsSchema.meta({
    description:
      'Hosts that leads, tests and questions about leads may be sent to, e.g. buyer.example.com or *.example.com; empty = all. What goes elsewhere is refused when it is saved and again when it is sent',
  }),
});

/** Where personal data goes and who may come in: to change these takes `settings:security` and a role that sees all data. */
export const GUARDED_SETTINGS = [
  'aiValidation',
  'gradingProviders',
  'security',
  'singleSignOn',
  'apiAccessRules',
  'outboundHosts',
] as const satisfies readonly (keyof typeof settingsSchema.shape)[];

/** The settings as answers have them; `version` counts their own changes. */
const savedSettingsSchema = settingsSchema
  .extend({ version: z.int().meta({ description: 'Moves with every change of the settings; the ETag' }) })
  .meta({ id: 'Settings' });

const changing = { access: 'account', permission: 'settings:edit', tag: 'Settings' } as const;
const common = { ...changing, path: '/api/v1/settings' } as const;
export const readSettings = defineEndpoint({
  ...common,
  permission: 'settings:view',
  id: 'readSettings',
  method: 'get',
  summary: "The installation's own settings",
  responses: { 200: savedSettingsSchema },
});
export const updateSettings = defineEndpoint({
  ...common,
  id: 'updateSettings',
  method: 'patch',
  summary: "Change the installation's settings",
  description: `To change any of ${GUARDED_SETTINGS.join(', ')} a signed-in person also needs the permission settings:security and a role that sees all data; to change singleSignOn takes an administrator who is signed in.`,
  body: z.strictObject(
    Object.fromEntries(Object.keys(settingsSchema.shape).map((name) => [name, z.json().optional()])),
  ),
  headers: z.object({
    'If-Match': z.string().optional().meta({ description: 'ETag of the version the change is based on' }),
  }),
  responses: { 200: savedSettingsSchema },
  problems: [412, 422],
});
export const settingsVersions = versionEndpoints({
  seeing: { ...changing, permission: 'settings:view' },
  changing,
  path: common.path,
  params: z.object({}),
  name: 'Settings',
  of: 'the settings',
  answer: savedSettingsSchema,
});
