import fc from 'fast-check';
import type { Operation, Parameter } from './operations';
import { fitting, idsNamed, type World } from './schema-values';
import { spoilt, type Kind } from './spoil';

export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: none is sent. */
  readonly body?: { readonly media: string; readonly value: unknown } | undefined;
}

/** Requests of an operation of one kind, made from its schemas. */
export function requestsOf(operation: Operation, kind: Kind, world: World): fc.Arbitrary<Asked> {
  const parameters = operation.parameters ?? [];
  const content = Object.entries(operation.requestBody?.content ?? {});
  // The less is said, the more likely it is right in more than its form.
  const bodies = content.flatMap(([media, { schema }]) =>
    [world, { ...world, sparse: true }].map((saying) =>
      fc.record({ media: fc.constant(media), value: fitting(schema, saying) }),
    ),
  );
  return fc
    .record({
      values: fc.record(
        Object.fromEntries(
          parameters.map(({ in: at, name, schema }) => [
            `${at} ${name}`,
            fitting(schema, placeOf(operation, at, name, world)),
          ]),
        ),
        { requiredKeys: parameters.filter(({ required }) => required).map(({ in: at, name }) => `${at} ${name}`) },
      ),
      body: bodies.length > 0 ? fc.oneof(...bodies) : fc.constant(undefined),
      pick: fc.nat({ max: 1e6 }),
    })
    .map(({ values, body, pick }) => {
      const given = values as Readonly<Record<string, unknown>>;
      if (kind === 'valid') return asked(operation, parameters, given, body);
      const inBody = body !== undefined && (parameters.length === 0 || pick % 4 !== 0);
      if (!inBody) return asked(operation, parameters, spoiltParameters(kind, parameters, given, world, pick), body);
      if (kind === 'missing' && pick % 5 === 0) return asked(operation, parameters, given, undefined);
      const schema = operation.requestBody?.content[body.media]?.schema ?? {};
      return asked(operation, parameters, given, { ...body, value: spoilt(kind, body.value, schema, world, pick) });
    });
}

/** What stands before a parameter of the address says of what it is the id. */
function placeOf({ path }: Operation, at: Parameter['in'], name: string, world: World): World {
  const before =
    at === 'path'
      ? path
          .slice(0, path.indexOf(`{${name}}`))
          .split('/')
          .at(-2)
      : name;
  return { ...world, ids: idsNamed(before ?? '', world) };
}

/** One parameter spoilt, or one more than there are. What has a place in the address alone stays there. */
function spoiltParameters(
  kind: Exclude<Kind, 'valid'>,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, unknown>>,
  world: World,
  pick: number,
): Readonly<Record<string, unknown>> {
  if (kind === 'extra-key' || parameters.length === 0) return { ...values, 'query surplus': 'x' };
  const chosen = parameters[pick % parameters.length] as Parameter;
  const name = `${chosen.in} ${chosen.name}`;
  if (kind === 'missing' && chosen.in !== 'path') {
    const { [name]: _left, ...rest } = values;
    return rest;
  }
  const value = kind === 'missing' ? 'x' : spoilt(kind, values[name] ?? 'x', chosen.schema, world, pick);
  return { ...values, [name]: value };
}

function asked(
  { path }: Operation,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, unknown>>,
  body: Asked['body'],
): Asked {
  const of = (place: string): [string, string][] =>
    Object.entries(values)
      .filter(([name, value]) => name.startsWith(`${place} `) && value !== undefined)
      .map(([name, value]): [string, string] => [name.slice(place.length + 1), shortText(value)]);
  const places = new Map(of('path'));
  const filled = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, { name }) => text.replace(`{${name}}`, encodeURIComponent(places.get(name) || 'x')), path);
  const query = of('query').map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  // A header holds no more than printable characters on its way.
  const headers = of('header').map(([name, value]): [string, string] => [
    name,
    value.replaceAll(/[^\x20-\x7e]/g, '?').trim(),
  ]);
  return {
    path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
    headers: Object.fromEntries(headers),
    body,
  };
}

/** Half a surrogate pair cannot be percent-encoded, and an address has its bounds before anybody reads it. */
const shortText = (value: unknown): string =>
  Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value), 'utf8')
    .toString('utf8')
    .slice(0, 2000);
