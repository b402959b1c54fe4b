import type { FieldProblem } from '#api/contract/problem';

/** What a problem says about a field: `contact.email` itself, else the first thing within it. */
export function errorAt(errors: readonly FieldProblem[], path: string): string | null {
  return (
    (errors.find(({ field }) => field === path) ?? errors.find(({ field }) => field.startsWith(`${path}.`)))?.message ??
    null
  );
}

/** Errors that none of these fields shows, to be shown above the form. */
export const errorsOutside = (errors: readonly FieldProblem[], paths: readonly string[]): readonly FieldProblem[] =>
  errors.filter(({ field }) => !paths.some((path) => field === path || field.startsWith(`${path}.`)));
