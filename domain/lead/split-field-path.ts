import { UserError } from '../kernel/errors';
import { checkFieldName } from './guard-raw-value';

const DEEPEST = 20;
const LARGEST_INDEX = 200;
const INDEX = /^(?:0|[1-9]\d*)$/;
const PATH = /^[^.[\]]+(?:\.[^.[\]]+|\[[^.[\]]*\])*$/;

export const isIndex = (segment: string): boolean => INDEX.test(segment);

/**
 * The steps of a flat field name: `Drivers[0].Age`, `Drivers.0.Age` and `Drivers[0][Age]` are all Drivers, 0, Age; `Tags[]`
 * is Tags. A name with stray brackets or dots stays one name. UserErrors: forbidden-field-name, too-deep, index-too-large,
 * ambiguous-field-name.
 */
export function splitFieldPath(name: string): readonly string[] {
  const segments = PATH.test(name) ? name.split(/\.|\[|\]\.?\[?/) : [name];
  if (segments.length > 1 && name.endsWith(']')) segments.pop();
  // `Tags[]` says "a list": repeating the name does that already.
  if (segments.length > 1 && segments.at(-1) === '') segments.pop();
  if (segments.length > DEEPEST) throw new UserError('too-deep', `Fields nest at most ${DEEPEST} levels.`, { most: DEEPEST });
  segments.forEach(checkSegment);
  return segments;
}

function checkSegment(segment: string, level: number): void {
  checkFieldName(segment);
  if (level === 0) return;
  if (segment === '') throw new UserError('ambiguous-field-name', 'Empty brackets do not say which entry is meant; number them.');
  if (isIndex(segment) && (segment.length > 3 || Number(segment) > LARGEST_INDEX)) {
    throw new UserError('index-too-large', `Entries are numbered 0 to ${LARGEST_INDEX}.`, { most: LARGEST_INDEX });
  }
}
