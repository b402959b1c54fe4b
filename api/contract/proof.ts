import { z } from 'zod';
import { passkeyAssertionSchema } from './passkey-credential';
import { codeSchema, typedPasswordSchema } from './session';

/** How somebody who is signed in proves once more to be who they are. */
export const proofSchema = z.strictObject({
  password: typedPasswordSchema.meta({ description: 'The own password, once more' }),
  code: codeSchema
    .meta({
      description:
        'A current code of the authenticator, or a recovery code; this or `passkey` where there is a second factor',
    })
    .optional(),
  passkey: passkeyAssertionSchema.optional(),
});
export type Proof = z.output<typeof proofSchema>;
