import { z } from 'zod';
import { gradingCheckSchema } from './grading.schema';

const answerSchema = z.strictObject({
  check: gradingCheckSchema,
  result: z.enum(['passed', 'failed', 'unknown']),
  /** In the provider's words; they may quote the lead. */
  note: z.string().optional(),
  /** Why nothing is known. */
  code: z.string().optional(),
});
export type OutsideAnswer = z.infer<typeof answerSchema>;

/** What outside providers said of a lead, as booked with it (`lead.judgements`); nobody in it = nobody had to be asked. Times in epoch milliseconds. */
export const judgementsSchema = z.strictObject({
  v: z.literal(1),
  asked: z.array(
    z.strictObject({ by: z.string(), startedAt: z.number(), endedAt: z.number(), answers: z.array(answerSchema) }),
  ),
});
export type Judgements = z.infer<typeof judgementsSchema>;
