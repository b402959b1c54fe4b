import { resolved, type JsonSchema, type World } from './schema-values';

/** What a request has against its schemas; `valid` has nothing, as far as schemas say it. */
export const KINDS = ['valid', 'boundary', 'wrong-type', 'missing', 'oversize', 'extra-key'] as const;
export type Kind = (typeof KINDS)[number];

const JUNK: readonly unknown[] = [null, true, -1, 1e308, 2 ** 53, '', 'x', `"'`, [], {}, [[]], { $ref: 'x' }, '\uFFFF'];
const SURPLUS = ['surplus', 'id', 'version', 'isAdmin', 'prototype_', '$where'];
const MANY = 3000;

type Change = (value: unknown, schema: JsonSchema, pick: number) => unknown;
const CHANGES: Readonly<Record<Exclude<Kind, 'valid'>, Change>> = {
  boundary: atTheEdge,
  'wrong-type': (_value, _schema, pick) => JUNK[pick % JUNK.length],
  missing: (value, { required = [] }, pick) => {
    if (!isMembers(value)) return null;
    const names = required.length > 0 ? required : Object.keys(value);
    const { [names[pick % Math.max(names.length, 1)] ?? '']: _left, ...rest } = value;
    return rest;
  },
  oversize: (value, _schema, pick) => {
    if (Array.isArray(value))
      return Array.from({ length: MANY }, (_, at) => value[at % Math.max(value.length, 1)] ?? at);
    if (isMembers(value))
      return { ...value, ...Object.fromEntries(Array.from({ length: MANY }, (_, at) => [`k${at}`, at])) };
    return typeof value === 'number' ? 10 ** (10 + (pick % 290)) : 'x'.repeat(pick % 2 === 0 ? 5000 : 200_000);
  },
  'extra-key': (value, _schema, pick) =>
    isMembers(value) ? { ...value, [SURPLUS[pick % SURPLUS.length] ?? '']: 'x' } : { surplus: value },
};

/** The value with one part of it spoilt; `pick` chooses which and how. */
export function spoilt(
  kind: Exclude<Kind, 'valid'>,
  value: unknown,
  schema: JsonSchema,
  world: World,
  pick: number,
): unknown {
  const own = resolved(schema, world);
  const change = CHANGES[kind];
  const wantsObject = kind === 'missing' || kind === 'extra-key';
  const inner = Array.isArray(value) ? value.map((_, at) => String(at)) : isMembers(value) ? Object.keys(value) : [];
  const deeper = inner.filter((name) => !wantsObject || typeof memberOf(value, name) === 'object');
  if (deeper.length === 0 || pick % 3 === 0) return change(value, own, Math.floor(pick / 3));
  const name = deeper[Math.floor(pick / 3) % deeper.length] ?? '';
  const next = spoilt(kind, memberOf(value, name), schemaOf(own, name), world, Math.floor(pick / 7));
  return Array.isArray(value)
    ? value.map((entry, at) => (String(at) === name ? next : (entry as unknown)))
    : { ...(value as object), [name]: next };
}

const isMembers = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const memberOf = (value: unknown, name: string): unknown => (value as Record<string, unknown> | null)?.[name];
const schemaOf = ({ properties, items, additionalProperties }: JsonSchema, name: string): JsonSchema =>
  properties?.[name] ?? items ?? (typeof additionalProperties === 'object' ? additionalProperties : {});

/** At a bound of its schema, or one past it. */
function atTheEdge(value: unknown, schema: JsonSchema, pick: number): unknown {
  const past = pick % 2;
  const low = Math.floor(pick / 2) % 2 === 0;
  if (typeof value === 'string') {
    const length = low ? (schema.minLength ?? 0) - past : (schema.maxLength ?? 400) + past;
    return value.padEnd(Math.max(length, 0), 'x').slice(0, Math.max(length, 0));
  }
  if (typeof value === 'number') return low ? (schema.minimum ?? 0) - past : (schema.maximum ?? 2_147_483_647) + past;
  if (Array.isArray(value)) {
    const length = low ? (schema.minItems ?? 0) - past : (schema.maxItems ?? 200) + past;
    return Array.from(
      { length: Math.max(length, 0) },
      (_, at) => (value[at % Math.max(value.length, 1)] ?? 'x') as unknown,
    );
  }
  return value === undefined ? value : null;
}
