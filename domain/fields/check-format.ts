import type { FieldType } from './field-type';

/** A settings check that the output format, where there is one, is understood by the kind; `hint` says what it may be. */
export function checkFormat(understood: (pattern: string) => boolean, hint: string): NonNullable<FieldType['check']> {
  const problem = { code: 'format-invalid', message: `The output format is not understood: ${hint}` };
  return ({ outputFormat }) => (outputFormat === undefined || understood(outputFormat) ? [] : [problem]);
}

/** A settings check for several formats known by name. */
export function checkNamedFormat(...names: readonly string[]): NonNullable<FieldType['check']> {
  return checkFormat((pattern) => names.includes(pattern), `use ${names.join(' or ')}.`);
}
