import { z } from 'zod';
import { defineEndpoint, fileSchema } from './endpoint';

export const FILE_LIMIT_BYTES = 10 * 1024 * 1024;
export const FILES_PER_LEAD = 100;

const leadParams = z.object({ leadId: z.uuid() });
const fileParams = z.object({ leadId: z.uuid(), fileId: z.uuid() });
const common = { access: 'data', tag: 'Leads' } as const;

export const leadFileSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
    uploadedBy: z.string(),
    uploadedByName: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'LeadFile' });
export type LeadFile = z.output<typeof leadFileSchema>;

export const listFiles = defineEndpoint({
  look: { action: 'read', entity: 'lead_file', idIn: 'leadId' },
  ...common,
  id: 'listLeadFiles',
  method: 'get',
  path: '/api/v1/leads/{leadId}/files',
  permission: 'leads:view',
  summary: 'Files of a lead, oldest first',
  params: leadParams,
  responses: { 200: z.object({ items: z.array(leadFileSchema) }) },
  problems: [404],
});

export const uploadFile = defineEndpoint({
  ...common,
  id: 'uploadLeadFile',
  repeated: { readBy: 'listLeadFiles', asItem: true },
  method: 'post',
  path: '/api/v1/leads/{leadId}/files',
  permission: 'leads:work',
  summary: 'Attach a file to a lead',
  description: `One part named \`file\` of multipart/form-data, at most ${FILE_LIMIT_BYTES / 1024 / 1024} MB.`,
  params: leadParams,
  responses: { 201: leadFileSchema },
  problems: [404, 413, 415, 422],
});

export const downloadFile = defineEndpoint({
  look: { action: 'export', entity: 'lead_file', idIn: 'leadId' },
  ...common,
  id: 'downloadLeadFile',
  method: 'get',
  path: '/api/v1/leads/{leadId}/files/{fileId}',
  permission: 'leads:view',
  summary: 'A file of a lead, to be saved',
  params: fileParams,
  media: ['application/octet-stream'],
  responses: { 200: fileSchema },
  problems: [404],
});

export const deleteFile = defineEndpoint({
  deed: { action: 'file-deleted', entity: 'lead_file', idIn: 'leadId' },
  ...common,
  id: 'deleteLeadFile',
  method: 'delete',
  path: '/api/v1/leads/{leadId}/files/{fileId}',
  permission: 'leads:work',
  summary: 'Remove a file from a lead',
  params: fileParams,
  responses: { 204: null },
  problems: [404],
});
