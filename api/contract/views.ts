import { z } from 'zod';
import { isMembers } from '#domain/kernel/members';
import { defineEndpoint } from './endpoint';
import { filterGroupSchema } from './listing/filter';
import { beyondBounds } from './listing/filter-bounds';
import { sortSchema } from './listing/list-endpoints';
import type { FieldProblem } from './problem';

const listName = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'This is not the name of a list.');

/** What a view keeps of a list: which rows, in which order, which columns how. What only the screen knows goes into `layout`. */
export const viewDocumentSchema = z
  .strictObject({
    filter: filterGroupSchema.optional(),
    sort: sortSchema.optional(),
    columns: z
      .array(
        z.strictObject({
          name: z.string().max(80),
          width: z.int().min(30).max(2000).optional(),
          pinned: z.enum(['left', 'right']).optional(),
        }),
      )
      .max(100)
      .optional(),
    layout: z.record(z.string().max(60), z.json()).optional(),
  })
  .meta({ id: 'ViewDocument' });
export type ViewDocument = z.infer<typeof viewDocumentSchema>;

export const viewSchema = z
  .object({
    id: z.uuid(),
    list: z.string(),
    name: z.string(),
    shared: z.boolean(),
    document: viewDocumentSchema,
    mine: z.boolean().meta({ description: 'Whether the caller may change it' }),
    ownerName: z.string(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'View' });
export type View = z.infer<typeof viewSchema>;

const writable = z.strictObject({
  list: listName,
  name: z.string().trim().min(1).max(80),
  shared: z.boolean().default(false),
  document: viewDocumentSchema,
});
const common = { access: 'session', tag: 'Views' } as const;
const documentBounds = (body: unknown): FieldProblem | null => {
  const document = isMembers(body) ? body['document'] : undefined;
  return beyondBounds(isMembers(document) ? document['filter'] : undefined, 'document.filter');
};
const id = z.object({ id: z.uuid() });

export const listViews = defineEndpoint({
  ...common,
  id: 'listViews',
  method: 'get',
  path: '/api/v1/views',
  summary: "Saved views: one's own and the shared ones",
  query: z.strictObject({ list: listName.optional() }),
  responses: { 200: z.object({ items: z.array(viewSchema) }) },
});
export const createView = defineEndpoint({
  ...common,
  id: 'createView',
  repeated: { readBy: 'listViews', asItem: true },
  method: 'post',
  path: '/api/v1/views',
  summary: 'Save a view',
  body: writable,
  bounds: documentBounds,
  responses: { 201: viewSchema },
  problems: [409, 422],
});
export const updateView = defineEndpoint({
  ...common,
  id: 'updateView',
  method: 'patch',
  path: '/api/v1/views/{id}',
  summary: "Change one's own view",
  params: id,
  body: z.strictObject({
    name: writable.shape.name.optional(),
    shared: z.boolean().optional(),
    document: viewDocumentSchema.optional(),
  }),
  bounds: documentBounds,
  responses: { 200: viewSchema },
  problems: [404, 409, 422],
});
export const removeView = defineEndpoint({
  ...common,
  id: 'removeView',
  method: 'delete',
  path: '/api/v1/views/{id}',
  summary: "Delete one's own view",
  params: id,
  responses: { 204: null },
  problems: [404],
});
