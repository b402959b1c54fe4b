import type { FieldType } from './field-type';

/** What somebody wrote can be implausible; what was computed, ticked or is made of other fields cannot. */
export const canBeJudged = ({ computed, valueType }: Pick<FieldType, 'computed' | 'valueType'>): boolean =>
  !computed && valueType !== 'group' && valueType !== 'boolean';
