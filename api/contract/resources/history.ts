import { z } from 'zod';
import { defineEndpoint } from '../endpoint';
import type { Permission } from '../permissions';

export const fieldChangeSchema = z
  .object({
    field: z.string().meta({ description: 'Dotted path' }),
    before: z.json(),
    after: z.json(),
    secret: z.boolean().meta({ description: 'A secret was changed; neither value is shown' }),
  })
  .meta({ id: 'FieldChange' });
export type ConfigFieldChange = z.infer<typeof fieldChangeSchema>;

export const versionSchema = z
  .object({
    version: z.int(),
    at: z.iso.datetime(),
    actor: z.string(),
    actorName: z.string(),
    action: z.enum(['created', 'changed', 'deleted', 'restored', 'rolled-back']),
    note: z.string().nullable(),
    changes: z.array(fieldChangeSchema),
  })
  .meta({ id: 'Version' });
export type Version = z.infer<typeof versionSchema>;

interface Common {
  readonly access: 'account';
  readonly permission: Permission;
  readonly tag: string;
}
interface Place<A extends z.ZodType, P extends z.ZodObject> {
  readonly seeing: Common;
  readonly changing: Common;
  readonly path: `/${string}`;
  readonly params: P;
  readonly name: string;
  /** In the words of a summary: `one of the buyers`. */
  readonly of: string;
  readonly answer: A;
}

/** What was changed when by whom, what two versions differ in, and going back to one. */
export function versionEndpoints<A extends z.ZodType, P extends z.ZodObject>({
  seeing,
  changing,
  path,
  params,
  name,
  of,
  answer,
}: Place<A, P>) {
  const version = z.coerce.number().int().min(1).max(2_147_483_647);
  const history = `${path}/history` as const;
  return {
    history: defineEndpoint({
      ...seeing,
      id: `readHistoryOf${name}`,
      method: 'get',
      path: history,
      summary: `Versions of ${of}, newest first`,
      params,
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(100).default(30),
        before: version.optional().meta({ description: 'Versions older than this one' }),
      }),
      responses: { 200: z.object({ items: z.array(versionSchema), more: z.boolean() }) },
      problems: [404],
    }),
    diff: defineEndpoint({
      ...seeing,
      id: `compareVersionsOf${name}`,
      method: 'get',
      path: `${history}/diff`,
      summary: 'What two versions differ in',
      params,
      query: z.strictObject({ from: version, to: version }),
      responses: { 200: z.object({ from: z.int(), to: z.int(), changes: z.array(fieldChangeSchema) }) },
      problems: [404],
    }),
    rollback: defineEndpoint({
      ...changing,
      id: `rollBack${name}`,
      method: 'post',
      repeated: { readBy: `read${name}` },
      path: `${path}/rollback`,
      summary: 'Go back to an earlier version: a change like any other, with its checks',
      params,
      body: z.strictObject({ version: z.int().min(1).max(2_147_483_647) }),
      headers: z.object({
        'If-Match': z.string().optional().meta({ description: 'ETag of the version that is there now' }),
        'Idempotency-Key': z.string().max(255).optional(),
      }),
      responses: { 200: answer },
      problems: [404, 409, 412, 422],
    }),
  };
}

/** The same of what can be deleted, and undoing that. */
export function historyEndpoints<A extends z.ZodType>(given: Omit<Place<A, z.ZodObject>, 'params'>) {
  const params = z.object({ id: z.uuid() });
  const { changing, path, name, answer } = given;
  return {
    ...versionEndpoints({ ...given, params, of: `${given.of}; also of a deleted one` }),
    restore: defineEndpoint({
      ...changing,
      id: `restore${name}`,
      method: 'post',
      repeated: { readBy: `read${name}` },
      path: `${path}/restore`,
      summary: 'Undo a deletion',
      params,
      description:
        'Under the same id and number, if all it refers to still exists. A secret the history does not keep is gone: then it comes back inactive.',
      responses: { 200: answer },
      problems: [404, 409, 422],
    }),
  };
}
