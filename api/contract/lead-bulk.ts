import { z } from 'zod';
import { ACTION_NAMES, actionOutcomeSchema } from './actions';
import { defineEndpoint } from './endpoint';

/** Leads one request may act on. */
export const BULK_LIMIT = 200;
/** What became of one of them: it is done, booked to be done, or was refused. */
export const ACTED_STATES = ['done', 'pending', 'refused'] as const;
const subject = z.strictObject({ leadId: z.uuid(), deliveryId: z.uuid().optional(), returnId: z.uuid().optional() });

export const actOnLeads = defineEndpoint({
  id: 'actOnLeads',
  repeated: 'kept',
  method: 'post',
  path: '/api/v1/leads/actions/{action}',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Carry out a manual action on many leads',
  description:
    'Permissions are those of the action on one lead. Each lead is done or refused for itself; the answer says which. `details` is what the action needs to know beside the ids, the same for all.',
  params: z.object({ action: z.enum(ACTION_NAMES) }),
  body: z
    .strictObject({
      leadIds: z.array(z.uuid()).min(1).max(BULK_LIMIT).optional(),
      items: z
        .array(subject)
        .min(1)
        .max(BULK_LIMIT)
        .optional()
        .meta({ description: 'Instead of leadIds where the action is about a delivery or a return of each lead' }),
      details: z.record(z.string(), z.json()).default({}),
    })
    .refine((body) => (body.leadIds === undefined) !== (body.items === undefined), 'Give either leadIds or items.'),
  responses: {
    200: z.object({
      action: z.enum(ACTION_NAMES),
      done: z.int(),
      failed: z.int(),
      results: z.array(
        z.object({
          leadId: z.uuid(),
          state: z.enum(ACTED_STATES),
          outcome: actionOutcomeSchema.optional(),
          code: z.string().optional(),
          message: z.string().optional(),
        }),
      ),
    }),
  },
  problems: [422],
});
