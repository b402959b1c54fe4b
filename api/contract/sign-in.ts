import { z } from 'zod';
import { defineEndpoint } from './endpoint';

/** The secret part of a mailed link: it stands after the `#`, so that no server and no log sees it before it is used. */
const linkToken = z.string().min(20).max(200);
/** A password somebody chooses. What it must fulfil beyond this is checked with the installation's rules. */
export const newPasswordSchema = z
  .string()
  .min(1)
  .max(256)
  .meta({ description: 'At least as long as the settings demand; nothing common, nothing of the own name or address' });

const common = { method: 'post', access: 'public', tag: 'Sign-in' } as const;
export const requestPasswordReset = defineEndpoint({
  ...common,
  id: 'requestPasswordReset',
  path: '/api/v1/password-reset',
  summary: 'Ask for a link to set a new password',
  description:
    'The answer is the same whether or not there is such a person. The link `/reset-password#<token>` is good for 60 minutes and for one use.',
  body: z.strictObject({ email: z.string().trim().min(1).max(254) }),
  responses: { 202: z.object({ state: z.literal('accepted') }) },
  problems: [429],
});
export const completePasswordReset = defineEndpoint({
  ...common,
  id: 'completePasswordReset',
  path: '/api/v1/password-reset/complete',
  summary: 'Set a new password by a mailed link',
  description: 'Ends every session of the person. A second factor stays: signing in asks for it.',
  body: z.strictObject({ token: linkToken, password: newPasswordSchema }),
  responses: { 204: null },
  problems: [422, 429],
});
export const checkInvitation = defineEndpoint({
  ...common,
  id: 'checkInvitation',
  path: '/api/v1/invitations/check',
  summary: 'Whom an invitation is for',
  body: z.strictObject({ token: linkToken }),
  responses: { 200: z.object({ name: z.string(), email: z.string(), installation: z.string(), minLength: z.int() }) },
  problems: [422, 429],
});
export const acceptInvitation = defineEndpoint({
  ...common,
  id: 'acceptInvitation',
  path: '/api/v1/invitations/accept',
  summary: "Choose the first password by an invitation's link",
  description: 'The link `/accept-invitation#<token>` is good for 72 hours and for one use. Sign in afterwards.',
  body: z.strictObject({ token: linkToken, password: newPasswordSchema }),
  responses: { 204: null },
  problems: [422, 429],
});
