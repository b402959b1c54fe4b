import { z } from 'zod';

export const fieldProblemSchema = z.object({
  field: z.string().meta({ description: 'Where in the request: a field name or dotted path' }),
  code: z.string(),
  message: z.string(),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** RFC 9457 problem details with our stable `code`; `retryable` says whether the same request may succeed later. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    retryable: z.boolean(),
    errors: z.array(fieldProblemSchema),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
