import { z } from 'zod';
import { targetUrlSchema } from './target-url.schema';

/** Printable text: secrets travel in headers, where a control character would start another one. */
const printable = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'must not hold control characters');

export const authenticationSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('basic'), username: printable(200), password: printable(500) }),
  z.strictObject({ type: z.literal('digest'), username: printable(200), password: printable(500) }),
  z.strictObject({ type: z.literal('bearer'), prefix: printable(50).default('Bearer'), token: printable(4000).min(1) }),
  z.strictObject({
    type: z.literal('oauth2'),
    grant: z.enum(['client-credentials', 'password']),
    tokenUrl: targetUrlSchema,
    clientId: printable(500).min(1),
    clientSecret: printable(2000),
    username: printable(200).optional(),
    password: printable(500).optional(),
    scope: printable(1000).optional(),
  }),
]);
