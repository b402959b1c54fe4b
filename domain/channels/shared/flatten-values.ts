import type { Json } from '../../kernel/json';
import type { MappedValue } from '../../mapping/map-fields';

/** Groups as flat names, the way our own intake reads them: `Drivers[0].Age=34`. Null is the empty text. */
export function flattenValues(values: readonly MappedValue[]): readonly (readonly [string, string])[] {
  return values.flatMap(({ to, value }) => flatten(to, value));
}

function flatten(name: string, value: Json): (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => flatten(`${name}[${index}]`, item));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => flatten(`${name}.${key}`, item));
  }
  return [[name, value === null ? '' : String(value)]];
}
