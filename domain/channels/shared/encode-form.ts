import type { MappedValue } from '../../mapping/map-fields';
import { flattenValues } from './flatten-values';

/** `application/x-www-form-urlencoded` text, also used for query strings. */
export function encodeForm(values: readonly MappedValue[]): string {
  return new URLSearchParams(flattenValues(values).map(([name, value]): [string, string] => [name, value])).toString();
}
