import { z } from 'zod';
import { isEndpoint } from './endpoint';

export const VERIFIERS = ['chat-completions'] as const;
export type VerifierId = (typeof VERIFIERS)[number];
export const WHEN_UNANSWERED = ['accept', 'qc', 'reject'] as const;
export type WhenUnanswered = (typeof WHEN_UNANSWERED)[number];

/** The language model that judges fields with AI validation, as an installation sets it up. */
export const aiValidationSchema = z
  .strictObject({
    v: z.literal(1),
    enabled: z.boolean(),
    verifier: z.enum(VERIFIERS),
    url: z
      .string()
      .trim()
      .max(500)
      .refine(
        (text) => text === '' || isEndpoint(text),
        'Write the full address, e.g. https://api.example.com/v1/chat/completions, without a key in it.',
      )
      .meta({ description: 'Address of chat completions as OpenAI defined them' }),
    model: z.string().trim().max(200),
    key: z
      .string()
      .max(2000)
      .meta({
        description: 'Sent as bearer token. Answered as *** when there is one; *** sent back keeps it, blank clears it',
      }),
    timeoutMs: z
      .int()
      .min(500)
      .max(30_000)
      .meta({ description: 'How long a lead waits for the answer, retries included' }),
    whenUnanswered: z.enum(WHEN_UNANSWERED).meta({ description: 'What becomes of a lead on which no answer came' }),
  })
  .superRefine(({ enabled, url, model }, context) => {
    if (enabled && url === '')
      context.addIssue({ code: 'custom', path: ['url'], message: 'Without an address nobody can be asked.' });
    if (enabled && model === '')
      context.addIssue({ code: 'custom', path: ['model'], message: 'Name the model to ask.' });
  });
export type AiValidationSettings = z.infer<typeof aiValidationSchema>;

export const NO_AI_VALIDATION: AiValidationSettings = {
  v: 1,
  enabled: false,
  verifier: 'chat-completions',
  url: '',
  model: '',
  key: '',
  timeoutMs: 8000,
  whenUnanswered: 'accept',
};

/** What a model has to answer, and nothing else. */
export const verdictsSchema = z.strictObject({
  verdicts: z
    .array(z.strictObject({ id: z.string().max(40), verdict: z.enum(['valid', 'invalid']), reason: z.string() }))
    .max(200),
});

/** What became of asking about a lead, as booked with it (`lead.verification`). Times in epoch milliseconds; reasons may quote the lead. */
export const verificationSchema = z.strictObject({
  v: z.literal(1),
  state: z.enum(['judged', 'unanswered', 'skipped']),
  /** Why there is no verdict. */
  code: z.string().optional(),
  model: z.string(),
  checked: z.array(z.string()),
  invalid: z.array(z.strictObject({ field: z.string(), reason: z.string() })),
  startedAt: z.number(),
  endedAt: z.number(),
});
export type Verification = z.infer<typeof verificationSchema>;
