import { z } from 'zod';
import { defineEndpoint } from './endpoint';

const leadParams = z.object({ leadId: z.uuid() });
const common = { access: 'data', tag: 'Leads' } as const;

const noteSchema = z
  .object({ id: z.uuid(), author: z.string(), authorName: z.string(), text: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: 'LeadNote' });

export const listNotes = defineEndpoint({
  look: { action: 'read', entity: 'lead_note', idIn: 'leadId' },
  ...common,
  id: 'listLeadNotes',
  method: 'get',
  path: '/api/v1/leads/{leadId}/notes',
  permission: 'leads:view',
  summary: 'Notes on a lead, oldest first',
  params: leadParams,
  responses: { 200: z.object({ items: z.array(noteSchema) }) },
  problems: [404],
});

export const addNote = defineEndpoint({
  ...common,
  id: 'addLeadNote',
  repeated: { readBy: 'listLeadNotes', asItem: true },
  method: 'post',
  path: '/api/v1/leads/{leadId}/notes',
  permission: 'leads:work',
  summary: 'Write a note on a lead',
  params: leadParams,
  body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
  responses: { 201: noteSchema },
  problems: [404, 422],
});
