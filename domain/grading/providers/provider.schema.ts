import { z } from 'zod';
import { headerNameSchema } from '../../channels/shared/request.schema';
import { checkExpression } from '../../expressions/check-expression';
import { isEndpoint } from '../../verification/endpoint';

/** Checks that somebody outside can know more about than a lead's own fields say. */
export const OUTSIDE_CHECKS = ['address', 'phone', 'email', 'ip-address'] as const;
export type OutsideCheck = (typeof OUTSIDE_CHECKS)[number];

/** What is sent where an operator writes nothing else: no more than what is to be judged. */
export const DEFAULT_REQUEST = `{
  "checks": checks,
  "phone": system.primaryPhone,
  "email": system.email,
  "ip": system.ipAddress,
  "address": {
    "street": system.address,
    "city": system.city,
    "state": system.state,
    "postalCode": system.postalCode,
    "country": system.country
  }
}`;
/** The member of the answer that has the check's name. */
export const defaultReading = (check: OutsideCheck): string => `\`${check}\``;

const expressionSchema = z
  .string()
  .max(20_000)
  .superRefine((text, context) => {
    const problem = checkExpression(text);
    if (problem !== null)
      context.addIssue({ code: 'custom', message: `This JSONata expression cannot be used: ${problem}` });
  });

/** A provider that is asked by one POST of JSON. */
const httpProviderSchema = z.strictObject({
  kind: z.literal('http'),
  name: z.string().trim().min(1, 'Name the provider: leads say who judged them.').max(60),
  enabled: z.boolean(),
  url: z
    .string()
    .trim()
    .max(500)
    .refine(
      isEndpoint,
      'Write the full address, e.g. https://verify.example.com/v1/checks, without a key or a question mark in it.',
    )
    .meta({ description: 'Asked by a POST of JSON' }),
  header: headerNameSchema.default('Authorization').meta({ description: 'Name of the header that carries the key' }),
  key: z
    .string()
    .max(2000)
    .regex(/^[^\r\n\0]*$/, 'The key must not hold line breaks.')
    .default('')
    .meta({
      description:
        'Whole value of that header, e.g. Bearer abc; blank sends none. Answered as *** when there is one; *** sent back keeps it, blank clears it',
    }),
  timeoutMs: z.int().min(500).max(10_000).default(3000).meta({ description: 'How long a lead waits for the answer' }),
  request: expressionSchema
    .default(DEFAULT_REQUEST)
    .meta({
      description:
        'JSONata that makes the body of the request; sees lead (the fields by name), system (the system fields) and checks (the names of those asked for)',
    }),
  checks: z
    .array(
      z.strictObject({
        check: z.enum(OUTSIDE_CHECKS),
        reading: expressionSchema.meta({
          description:
            'JSONata over the answer; gives passed, failed or unknown (also true, false or nothing), or an object of result and note',
        }),
      }),
    )
    .min(1, 'Choose at least one check that the provider answers.')
    .max(OUTSIDE_CHECKS.length),
});

/** One outside service that judges checks of the grading scale; one member per kind. */
export const gradingProviderSchema = z.discriminatedUnion('kind', [httpProviderSchema]);
export type GradingProviderSettings = z.infer<typeof gradingProviderSchema>;
export type GradingProviderKind = GradingProviderSettings['kind'];

export const gradingProvidersSchema = z.array(gradingProviderSchema).max(10);

/** Where the secret of every provider stands; told apart by name. */
export const PROVIDER_SECRETS = ['*.key'] as const;
