import fc from 'fast-check';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export interface World {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Ids of things that exist. */
  readonly ids: readonly string[];
  /** The same by what they are of: `lead`, `leadType`, `buyer`. */
  readonly idsOf: Readonly<Record<string, readonly string[]>>;
  /** Nothing is said that may be left out. */
  readonly sparse?: boolean;
}

/** The ids a name asks for: `leadTypeId`, and `lead-types` of an address, those of lead types. */
export function idsNamed(name: string, { idsOf, ids }: World): readonly string[] {
  const word = name
    .replace(/Ids?$/, '')
    .replace(/s$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const short = word.replace(/^delivery(?=[A-Z])/, '');
  const plain = short.charAt(0).toLowerCase() + short.slice(1);
  return idsOf[word] ?? idsOf[plain] ?? ids;
}

/** Stands for a person in texts; no error ever says it again. */
export const CANARY = 'Petronella Quandary';

const DEEPEST = 5;
const WORDS = [
  CANARY,
  'name',
  'solar',
  'active',
  'Österreich',
  '0',
  'x'.repeat(300),
  `'; drop table lead; --`,
  '%_\\',
  '\u0007',
  '‮',
  '=1+1',
  '',
];
/** The schema a reference stands for. */
export const resolved = (schema: JsonSchema, { schemas }: World): JsonSchema =>
  schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** Values that fit a schema for the most part: patterns and rules beyond the schema are left to luck. */
export function fitting(schema: JsonSchema, world: World, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(resolved(schema, world), world, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices)
    return fc.oneof(
      ...(depth > DEEPEST ? choices.slice(0, 1) : choices).map((choice) => fitting(choice, world, depth + 1)),
    );
  if (schema.allOf) return fitting(schema.allOf[0] ?? {}, world, depth);
  const types =
    schema.type === undefined ? ['string', 'integer', 'boolean', 'null'] : ([schema.type].flat() as string[]);
  return fc.oneof(...types.map((type) => ofType(type, schema, world, depth)));
}

type Make = (schema: JsonSchema, world: World, depth: number) => fc.Arbitrary<unknown>;
const within = ({ minimum, maximum }: JsonSchema, low: number, high: number) => ({
  min: Math.max(minimum ?? low, -1e9),
  max: Math.min(maximum ?? high, 1e9),
});
const MAKERS: Readonly<Record<string, Make>> = {
  object: (schema, world, depth) => objectOf(schema, world, depth),
  array: (schema, world, depth) =>
    fc.array(fitting(schema.items ?? {}, world, depth + 1), {
      minLength: Math.min(schema.minItems ?? 0, 3),
      maxLength: depth > DEEPEST ? (schema.minItems ?? 0) : 3,
    }),
  integer: (schema) => fc.integer(within(schema, 0, 1e9)),
  number: (schema) => fc.double({ ...within(schema, -1e6, 1e6), noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
};
const ofType = (type: string, schema: JsonSchema, world: World, depth: number): fc.Arbitrary<unknown> =>
  MAKERS[type]?.(schema, world, depth) ?? textOf(schema, world);

function objectOf(schema: JsonSchema, world: World, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {});
  const kept =
    world.sparse || depth > DEEPEST ? properties.filter(([name]) => schema.required?.includes(name)) : properties;
  const members = Object.fromEntries(
    kept.map(([name, member]) => [name, fitting(member, idsFirst(name, world), depth + 1)]),
  );
  const fixed = fc.record(members, { requiredKeys: [...(schema.required ?? [])].filter((name) => name in members) });
  if (typeof schema.additionalProperties !== 'object' || properties.length > 0) return fixed;
  return fc.dictionary(
    fc.constantFrom('a', 'FirstName', 'LID', '1'),
    fitting(schema.additionalProperties, world, depth + 1),
    { maxKeys: 3 },
  );
}

/** A member is filled with ids of what it is called after. */
const idsFirst = (name: string, world: World): World =>
  /Ids?$/.test(name) ? { ...world, ids: idsNamed(name, world) } : world;

function textOf({ format, minLength = 0, maxLength }: JsonSchema, { ids }: World): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...ids) }, fc.uuid());
  if (format === 'date-time')
    return fc.constantFrom('2026-05-01T00:00:00Z', '2026-11-23T10:00:00.123Z', '1970-01-01T00:00:00Z');
  if (format === 'date') return fc.constantFrom('2026-05-01', '2026-11-23');
  if (format === 'email') return fc.constantFrom('ann@example.com', 'o.brien+x@mail.example.org');
  const word = fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(...ids),
    fc.string({ maxLength: 20 }),
    fc.constantFrom('name', 'receivedAt', 'source', 'is', 'UTC', '512-555-0100'),
  );
  return word.map((text) => text.padEnd(minLength, 'x').slice(0, Math.min(maxLength ?? 1000, 1000)));
}
