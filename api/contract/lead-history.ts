import { z } from 'zod';
import { actionOutcomeSchema } from './actions';
import { defineEndpoint } from './endpoint';

const moment = z.iso.datetime();

/** Something a person or the system did to a lead. `detail` of an action holds what it was asked with. */
export const leadHistoryEntrySchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(['received', 'action', 'change', 'note', 'file']),
    at: moment,
    actor: z.string(),
    actorName: z.string(),
    action: z.string().nullable(),
    state: z.enum(['pending', 'done', 'refused', 'failed']).nullable(),
    errorCode: z.string().nullable(),
    attempts: z
      .int()
      .nullable()
      .meta({ description: 'How often an action that is pending or failed could not be carried out' }),
    nextAt: moment.nullable().meta({ description: 'When a pending action is tried again' }),
    /** What an action came to that had the lead delivered, and why not. */
    outcome: actionOutcomeSchema,
    outcomeCode: z.string().nullable(),
    note: z.string().nullable(),
    detail: z.json(),
    changes: z.array(z.object({ field: z.string(), before: z.json(), after: z.json() })),
  })
  .meta({ id: 'LeadHistoryEntry' });
export type LeadHistoryEntry = z.output<typeof leadHistoryEntrySchema>;

export const readLeadHistory = defineEndpoint({
  id: 'readLeadHistory',
  look: { action: 'read', entity: 'lead_history', idIn: 'leadId' },
  method: 'get',
  path: '/api/v1/leads/{leadId}/history',
  access: 'data',
  permission: 'leads:view',
  tag: 'Leads',
  summary: 'Who did what to a lead, newest first',
  params: z.object({ leadId: z.uuid() }),
  responses: { 200: z.object({ items: z.array(leadHistoryEntrySchema) }) },
  problems: [404],
});
