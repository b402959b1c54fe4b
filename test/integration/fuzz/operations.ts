import { buildOpenapi } from '#api/openapi';
import type { JsonSchema } from './schema-values';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
  readonly security: readonly Readonly<Record<string, unknown>>[];
}
export type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
export interface Operation extends Described {
  readonly method: string;
  readonly path: string;
}

export const DOCUMENT = JSON.parse(JSON.stringify(buildOpenapi())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
};

/** Every operation of the document: what reads first, what deletes last, so that there is something to work on for long. */
const ORDER = ['get', 'post', 'put', 'patch', 'delete'];
export const OPERATIONS: readonly Operation[] = Object.entries(DOCUMENT.paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ ...described, method, path })))
  .sort((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method));

/** Nobody gets an answer without saying who they are. */
export const isGuarded = ({ security }: Operation): boolean =>
  security.length > 0 && security.every((way) => Object.keys(way).length > 0);
/** People alone may ask, programs may not. */
export const isForPeople = ({ security }: Operation): boolean => security.every((way) => !('token' in way));
