import { z } from 'zod';
import { passkeyAssertionSchema } from './passkey-credential';
import { codeSchema } from './session';

/** Whoever never had a password has to have come from the provider of single sign-on just now. */
export const ownPasswordSchema = z
  .string()
  .max(256)
  .meta({
    description:
      'The own password, once more. Blank where there is none: then the sign-in at the provider must be no older than five minutes (sign-in-again)',
  });

/** How somebody who is signed in proves once more to be who they are. */
export const proofSchema = z.strictObject({
  password: ownPasswordSchema,
  code: codeSchema
    .meta({
      description:
        'A current code of the authenticator, or a recovery code; this or `passkey` where there is a second factor',
    })
    .optional(),
  passkey: passkeyAssertionSchema.optional(),
});
export type Proof = z.output<typeof proofSchema>;
