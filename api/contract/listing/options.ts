import { z } from 'zod';
import { isUuid } from '#domain/kernel/uuid';
import { fieldKindSchema } from '#domain/fields/lead-type.schema';
import type { Permission } from '../permissions';
import { defineEndpoint } from '../endpoint';

const OPTION_KINDS = ['sources', 'campaigns', 'lead-types', 'buyers', 'delivery-accounts', 'delivery-methods'] as const;
const OPTIONS_LIMIT = 200;

/** Names of a kind are for whoever may look at it, or at something that is told apart by it: one of these permissions. */
export const OPTION_PERMISSIONS: Readonly<Record<(typeof OPTION_KINDS)[number], readonly Permission[]>> = {
  sources: ['sources:view', 'leads:view', 'reports:view', 'ledger:view', 'settings:users'],
  campaigns: ['sources:view', 'leads:view', 'reports:view'],
  'lead-types': ['leads:view', 'sources:view', 'buyers:view', 'reports:view', 'ledger:view', 'settings:view'],
  buyers: ['buyers:view', 'leads:view', 'reports:view', 'ledger:view', 'settings:users'],
  'delivery-accounts': ['buyers:view', 'leads:view', 'reports:view', 'ledger:view'],
  'delivery-methods': ['buyers:view', 'leads:view'],
};
/** Whoever may look at a lead type, or at what maps and asks for its fields. */
export const FIELD_PERMISSIONS: readonly Permission[] = ['leads:view', 'sources:view', 'buyers:view'];

const common = { access: 'account', tag: 'Options' } as const;

const MOST_IDS = 200;
const areIds = (text: string): boolean => {
  const ids = text.split(',');
  return ids.length <= MOST_IDS && ids.every(isUuid);
};

/** Names to choose from, for forms, filters and tools such as Zapier: plain lists, so that a tool can show them as they are. */
export const listOptions = defineEndpoint({
  ...common,
  id: 'listOptions',
  method: 'get',
  path: '/api/v1/options/{kind}',
  summary: 'Names and ids to choose from, by name',
  description: `A signed-in person needs one of these: ${Object.entries(OPTION_PERMISSIONS)
    .map(([kind, permissions]) => `${kind}: ${permissions.join(', ')}`)
    .join('; ')}.`,
  params: z.object({ kind: z.enum(OPTION_KINDS) }),
  query: z.strictObject({
    q: z.string().trim().max(120).optional().meta({ description: 'Part of the name' }),
    ids: z
      .string()
      .refine(areIds, 'Write up to 200 ids with commas between them.')
      .optional()
      .meta({ description: 'Just these, to show what was chosen before' }),
    limit: z.coerce.number().int().min(1).max(OPTIONS_LIMIT).default(50),
  }),
  responses: { 200: z.array(z.object({ id: z.uuid(), label: z.string(), active: z.boolean() })) },
  problems: [404],
});

export const listLeadTypeFields = defineEndpoint({
  ...common,
  id: 'listLeadTypeFields',
  method: 'get',
  path: '/api/v1/lead-types/{id}/fields',
  summary: 'The fields of a lead type, in their order',
  description: `A signed-in person needs one of ${FIELD_PERMISSIONS.join(', ')}.`,
  params: z.object({ id: z.uuid() }),
  responses: {
    200: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        kind: fieldKindSchema,
        required: z.boolean(),
        systemField: z.string().nullable(),
        options: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
      }),
    ),
  },
  problems: [404],
});
