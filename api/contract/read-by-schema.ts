import type { z } from 'zod';
import { issueSentence } from './issue-sentence';
import type { FieldProblem } from './problem';

export type ReadBySchema<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly problems: readonly FieldProblem[] };

/** A value read by its schema, or what is wrong with it per field, in sentences; never the value itself. */
export function readBySchema<const S extends z.ZodType>(schema: S, value: unknown): ReadBySchema<z.output<S>> {
  const parsed = schema.safeParse(value, { error: issueSentence });
  if (parsed.success) return { success: true, data: parsed.data };
  return { success: false, problems: parsed.error.issues.flatMap(problemsOf).slice(0, 100) };
}

/** Each field that is not known is a problem of its own. */
function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({
    field: path.join('.'),
    code: issue.code.replaceAll('_', '-'),
    message: issue.message,
  }));
}
