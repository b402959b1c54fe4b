import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** May a provider be asked at this address? By https, or on this machine: https://login.example.com yes, http://login.example.com no. */
export function isProviderAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

/** An issuer's name is an address without query and fragment (OpenID Connect Core 1.0, 2). */
export const isIssuer = (text: string): boolean => isProviderAddress(text) && !/[?#]/.test(text);

/** Signing in at a provider of OpenID Connect. Who controls the provider decides who comes in, as whom. */
export const singleSignOnSchema = z
  .strictObject({
    enabled: z.boolean(),
    issuer: z
      .string()
      .trim()
      .max(500)
      .refine(
        (text) => text === '' || isIssuer(text),
        'Write the issuer as the provider names it, e.g. https://login.example.com, by https and without ? or #.',
      )
      .meta({ description: 'Below it lies /.well-known/openid-configuration' }),
    clientId: z.string().trim().max(300),
    clientSecret: z
      .string()
      .max(2000)
      .meta({
        description:
          'Answered as *** when there is one; *** sent back keeps it, blank clears it, which is refused while single sign-on is on',
      }),
    caption: z.string().trim().min(1).max(60).meta({ description: 'What the button on the sign-in screen says' }),
    passwords: z
      .enum(['everybody', 'administrators'])
      .meta({
        description:
          'Whose password still opens a session. administrators = of the built-in role Administrator alone, so that nobody is locked out',
      }),
    secondFactorCounts: z
      .boolean()
      .meta({
        description:
          "The provider's word for a second factor (amr, acr) stands for our own; without it the own code is asked for",
      }),
    createPeople: z.boolean().meta({ description: 'Makes an account for a verified address that nobody here has' }),
    createRoleId: z.uuid().nullable().default(null).meta({ description: 'The role of who is made in this way' }),
  })
  .superRefine(({ enabled, issuer, clientId, createPeople, createRoleId }, context) => {
    const wrong = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    if (enabled && issuer === '') wrong('issuer', 'Without an issuer nobody can be asked.');
    if (enabled && clientId === '') wrong('clientId', 'Name the client that the provider knows this installation as.');
    if (createPeople && createRoleId === null) wrong('createRoleId', 'Choose the role that new people get.');
  })
  .meta({ id: 'SingleSignOn' });
export type SingleSignOnSettings = z.output<typeof singleSignOnSchema>;
