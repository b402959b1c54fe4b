import { compilePattern } from '../expressions/compile-pattern';
import type { LeadFields } from '../kernel/lead-fields';
import { fieldValues } from './conditions/field-subject';

/** A pattern looked for in a field. `key` names its result among the computed ones. */
export interface PatternTest {
  readonly key: string;
  readonly field: string;
  readonly pattern: string;
}

/** No JSONata begins with a bracket that closes: results of patterns and of expressions lie beside each other. */
export const patternTest = (field: string, pattern: string): PatternTest => ({
  key: `)${field}|${pattern}`,
  field,
  pattern,
});

/** Whether it is found in any value of the field. A refused pattern is found nowhere. */
export function isFound({ field, pattern }: PatternTest, fields: LeadFields): boolean {
  const compiled = compilePattern(pattern);
  return compiled.ok && fieldValues(field)(fields).some((value) => compiled.test(String(value)));
}

/** What looking for it costs at most: instructions of the pattern × characters of the texts. */
export function patternWork({ field, pattern }: PatternTest, fields: LeadFields): number {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return 0;
  return fieldValues(field)(fields).reduce<number>((sum, value) => sum + String(value).length * compiled.size, 0);
}
