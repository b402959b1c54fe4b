import { UserError } from '../kernel/errors';
import { checkFieldName } from './guard-raw-value';

const DEEPEST = 20;
const INDEX = /^(?:[0-9]|[1-9]\d|1\d\d|200)$/;
const PATH = /^[^.[\]]+(?:\.[^.[\]]+|\[[^.[\]]*\])*$/;

/** A place in a list: 0 to 200. A larger number is a key, such as a record's id. */
export const isIndex = (segment: string): boolean => INDEX.test(segment);

/**
 * The steps of a flat field name: `Drivers[0].Age`, `Drivers.0.Age` and `Drivers[0][Age]` are all Drivers, 0, Age; `Tags[]`
 * is Tags. A name with stray brackets or dots, or with empty brackets that do not say which entry is meant, stays one name.
 * UserErrors: forbidden-field-name, too-deep.
 */
export function splitFieldPath(name: string): readonly string[] {
  const segments = PATH.test(name) ? name.split(/\.|\[|\]\.?\[?/) : [name];
  if (segments.length > 1 && name.endsWith(']')) segments.pop();
  // `Tags[]` says "a list": repeating the name does that already.
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  if (segments.length > DEEPEST)
    throw new UserError('too-deep', `Fields nest at most ${DEEPEST} levels.`, { most: DEEPEST });
  segments.forEach(checkFieldName);
  return segments.includes('') ? [name] : segments;
}
