import { z } from 'zod';
import { defineEndpoint } from '../endpoint';
import { historyEndpoints } from './history';
import type { Permission } from '../permissions';

/** A piece of configuration people create, read, change and delete. */
export interface Resource {
  /** Plural, kebab-case: its path. */
  readonly name: string;
  /** In one word of the interface's tags. */
  readonly label: string;
  /** What a role must allow to see and to change it. */
  readonly permissions: { readonly view: Permission; readonly edit: Permission };
  /** Everything a caller may set, with defaults; also what an update must amount to. */
  readonly writable: z.ZodObject;
  /** Set at creation and never changed. */
  readonly fixed: readonly string[];
  /** What answers add to the writable fields. */
  readonly readOnly: z.ZodObject;
  /** Writable, but never in answers. */
  readonly writeOnly: readonly string[];
  /** Documents: an update replaces them whole instead of merging into them. */
  readonly documents: readonly string[];
  /** Fields a list may be filtered by, each by equality. */
  readonly filters: readonly string[];
  /** Fields that hold the id of one of another resource, by that resource's name. */
  readonly refers?: Readonly<Record<string, string>>;
  /** Amounts, by the side of the money that they belong to: null in answers for whoever does not see it, and set by nobody else. */
  readonly money?: Readonly<Record<string, 'cost' | 'revenue'>>;
}

type Writable<R extends Resource> = R['writable']['shape'];
/** What of a resource may be changed after it was made. */
type Changeable<R extends Resource> = Exclude<keyof Writable<R>, R['fixed'][number]>;
/** A merge patch: what is absent stays, null clears, objects are merged member by member, lists are replaced. */
type PatchOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: PatchOf<T[K]> | null }
    : T;
/** What an update of a resource may send. */
export type ChangeOf<R extends Resource> = { readonly [K in Changeable<R>]?: PatchOf<z.input<Writable<R>[K]>> | null };
/** What a caller may leave out, an answer names nevertheless. */
type Answered<S> = S extends z.ZodOptional<infer Inner> ? Inner : S;
/** An amount is null for whoever does not see its side. */
type Sided<R extends Resource, K, S> = K extends keyof R['money'] ? z.ZodNullable<Extract<S, z.ZodType>> : S;
/** What answers hold of a resource. */
export type AnswerSchemaOf<R extends Resource> = z.ZodObject<
  R['readOnly']['shape'] & {
    [K in Exclude<keyof Writable<R>, R['writeOnly'][number]>]: Sided<R, K, Answered<Writable<R>[K]>>;
  }
>;

export function defineResource<const R extends Resource>(resource: R): R {
  return resource;
}

/** What every versioned row carries. */
export const bookkeeping = { id: z.uuid(), version: z.int(), createdAt: z.iso.datetime(), updatedAt: z.iso.datetime() };

export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`next` of the page before' }),
};

/** The operations of a resource. Updates merge: absent keeps, null clears, objects are merged member by member, lists and documents are replaced. */
export function resourceEndpoints<const R extends Resource>(resource: R) {
  const path = `/api/v1/${resource.name}` as const;
  const one = `${path}/{id}` as const;
  const id = z.object({ id: z.uuid() });
  const id_ = pascal(resource.name);
  const answer = answerSchema(resource);
  const seeing = { access: 'account', permission: resource.permissions.view, tag: resource.label } as const;
  const changing = { ...seeing, permission: resource.permissions.edit } as const;
  const filters = Object.fromEntries(resource.filters.map((name) => [name, z.string().max(200).optional()]));
  return {
    list: defineEndpoint({
      ...seeing,
      id: `list${id_}`,
      method: 'get',
      path,
      summary: `List ${resource.name}, newest first`,
      query: z.strictObject({ ...pageQuery, ...filters }),
      responses: { 200: z.object({ items: z.array(answer), next: z.string().nullable() }) },
    }),
    read: defineEndpoint({
      ...seeing,
      id: `read${id_}`,
      method: 'get',
      path: one,
      summary: `Read one of the ${resource.name}`,
      params: id,
      responses: { 200: answer },
      problems: [404],
    }),
    create: defineEndpoint({
      ...changing,
      id: `create${id_}`,
      repeated: { readBy: `read${id_}` },
      method: 'post',
      path,
      summary: `Create one of the ${resource.name}`,
      body: resource.writable,
      responses: { 201: answer },
      problems: [409, 422],
    }),
    update: defineEndpoint({
      ...changing,
      id: `update${id_}`,
      method: 'patch',
      path: one,
      summary: `Change one of the ${resource.name}`,
      params: id,
      body: changeSchema(resource),
      headers: z.object({
        'If-Match': z.string().optional().meta({ description: 'ETag of the version the change is based on' }),
      }),
      responses: { 200: answer },
      problems: [404, 409, 412, 422],
    }),
    remove: defineEndpoint({
      ...changing,
      id: `remove${id_}`,
      method: 'delete',
      path: one,
      summary: `Delete one of the ${resource.name} nothing refers to`,
      params: id,
      responses: { 204: null },
      problems: [404, 409],
    }),
    ...historyEndpoints({ seeing, changing, path: one, name: id_, of: `one of the ${resource.name}`, answer }),
  };
}

function answerSchema<R extends Resource>(resource: R): AnswerSchemaOf<R> {
  const shape = Object.entries(resource.writable.shape)
    .filter(([name]) => !resource.writeOnly.includes(name))
    .map(([name, schema]) => [name, answered(resource, name, schema as z.ZodType)]);
  const answer = z.object({ ...resource.readOnly.shape, ...Object.fromEntries(shape) });
  return answer.meta({ id: pascal(resource.name) }) as AnswerSchemaOf<R>;
}

function answered({ money }: Resource, name: string, schema: z.ZodType): z.core.$ZodType {
  const side = money?.[name];
  if (side !== undefined) return schema.nullable().meta({ description: NOT_SEEN[side] });
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}
const NOT_SEEN = {
  cost: 'Minor units; null for a role limited to buyers',
  revenue: 'Minor units; null for a role limited to sources',
} as const;

/** Known members only; what the merged whole amounts to is checked by the writable schema. */
function changeSchema<R extends Resource>(resource: R): z.ZodType<ChangeOf<R>, ChangeOf<R>> {
  const names = Object.keys(resource.writable.shape).filter((name) => !resource.fixed.includes(name));
  const known = z.strictObject(Object.fromEntries(names.map((name) => [name, z.json().optional()])));
  return known as z.ZodType<unknown> as z.ZodType<ChangeOf<R>, ChangeOf<R>>;
}

function pascal(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
