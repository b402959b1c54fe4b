import type { z } from 'zod';

interface Def {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
}
const defOf = (schema: z.ZodType): Def => (schema as unknown as { _zod: { def: Def } })._zod.def;
const shapeOf = (schema: z.ZodType): Readonly<Record<string, z.ZodType>> =>
  (schema as z.ZodObject).shape as Record<string, z.ZodType>;

/** Documents with a grammar of their own, which conformance tests go through operator by operator and channel by channel. */
const OWN_AFFAIR = new Set(['criteria', 'config', 'mapping', 'schedule']);

/** Every member a caller may write, by its dotted path (`fields[]` = each entry), with what the contract says of it. */
export function walkMembers(
  schema: z.ZodType,
  path: string,
  seen: readonly z.ZodType[] = [],
): { readonly path: string; readonly description: string }[] {
  const def = defOf(schema);
  const inner = def.innerType ?? def.in;
  if (inner) return walkMembers(inner, path, seen);
  if (def.type === 'array') return walkMembers(def.element!, `${path}[]`, seen);
  if (def.type === 'union') return def.options!.flatMap((option) => walkMembers(option, path, seen));
  if (def.type !== 'object' || seen.includes(schema)) return [];
  return Object.entries(shapeOf(schema)).flatMap(([name, member]) => {
    const below = OWN_AFFAIR.has(name) ? [] : walkMembers(member, `${path}.${name}`, [...seen, schema]);
    return [{ path: `${path}.${name}`, description: descriptionOf(member) }, ...below];
  });
}

function descriptionOf(schema: z.ZodType): string {
  const own = schema.meta()?.description;
  const inner = defOf(schema).innerType;
  return own ?? (inner ? descriptionOf(inner) : '');
}
