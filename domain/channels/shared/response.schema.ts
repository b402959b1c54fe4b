import { z } from 'zod';
import { compilePattern } from '../../expressions/compile-pattern';

const patternSchema = z
  .string()
  .min(1)
  .max(500)
  .refine((pattern) => compilePattern(pattern).ok, 'is not a regular expression RE2 accepts');
const pathSchema = z
  .string()
  .min(1)
  .max(300)
  .meta({ description: 'Place in a JSON or XML answer, e.g. result.status or leads[0].id' });
const statusSchema = z.int().min(100).max(599);

/** A rule an answer fulfils or not. */
export const answerRuleSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1).max(500), ignoreCase: z.boolean().default(false) }),
  z.strictObject({ type: z.literal('regex'), pattern: patternSchema }),
  z.strictObject({ type: z.literal('path-equals'), path: pathSchema, equals: z.string().max(500) }),
  z.strictObject({ type: z.literal('status'), statuses: z.array(statusSchema).min(1).max(50) }),
]);
export type AnswerRule = z.infer<typeof answerRuleSchema>;

/** Where a value is found in an answer. A pattern's first group counts, or the whole match. */
export const answerSearchSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('path'), path: pathSchema }),
  z.strictObject({ type: z.literal('regex'), pattern: patternSchema }),
  z.strictObject({ type: z.literal('header'), name: z.string().regex(/^[A-Za-z0-9-]{1,100}$/) }),
]);
export type AnswerSearch = z.infer<typeof answerSearchSchema>;

export const responseSettingsSchema = z.strictObject({
  format: z
    .enum(['auto', 'json', 'xml', 'text'])
    .default('auto')
    .meta({ form: { order: 1, beside: true } }),
  success: answerRuleSchema
    .optional()
    .meta({
      description: 'What an accepting answer shows; without it every 2xx accepts',
      form: { widget: 'answer-rule' },
    }),
  duplicate: answerRuleSchema
    .optional()
    .meta({
      description:
        'What the answer to an already known lead shows; without it, status 409 and a refusal that says “duplicate” or “already”',
      form: { widget: 'answer-rule' },
    }),
  notReceived: answerRuleSchema
    .optional()
    .meta({
      description:
        'What a refusal shows when the buyer surely does not have the lead, also not from an earlier attempt that got no answer; any other refusal after such an attempt leaves the delivery unknown',
      form: { widget: 'answer-rule' },
    }),
  price: answerSearchSchema
    .optional()
    .meta({
      description: 'The price the buyer pays or bids',
      form: { widget: 'answer-search', placeholder: 'payout' },
    }),
  reference: answerSearchSchema
    .optional()
    .meta({ description: 'The ping reference, or the buyer’s own id of the lead', form: { widget: 'answer-search' } }),
  redirectUrl: answerSearchSchema
    .optional()
    .meta({
      description: 'Where to send the consumer’s browser',
      form: { widget: 'answer-search', placeholder: 'redirect' },
    }),
  refusalMessage: answerSearchSchema.optional().meta({ form: { widget: 'answer-search', placeholder: 'reason' } }),
  retryOnStatuses: z
    .array(statusSchema)
    .max(50)
    .default([])
    .meta({
      description:
        'Statuses of a buyer that did not take the lead and can be asked again, beside 408, 425 and 429; any other 5xx leaves the attempt unknown',
      form: { widget: 'statuses', order: 1, beside: true },
    }),
});
export type ResponseSettings = z.infer<typeof responseSettingsSchema>;
