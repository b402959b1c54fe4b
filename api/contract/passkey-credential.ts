import { z } from 'zod';

/** Bytes as browsers write them in JSON. */
const bytes = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most);
const credentialIdSchema = bytes(1400);
const transportsSchema = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10);

/** `AuthenticationResponseJSON` of WebAuthn: what `navigator.credentials.get()` answered. */
export const passkeyAssertionSchema = z
  .object({
    id: credentialIdSchema,
    rawId: credentialIdSchema,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: bytes(4000),
      authenticatorData: bytes(4000),
      signature: bytes(4000),
      userHandle: bytes(100).nullish(),
    }),
  })
  .meta({ id: 'PasskeyAssertion', description: 'AuthenticationResponseJSON of WebAuthn, as browsers make it' });
export type PasskeyAssertion = z.output<typeof passkeyAssertionSchema>;

/** `RegistrationResponseJSON` of WebAuthn: what `navigator.credentials.create()` answered. */
export const passkeyAttestationSchema = z
  .object({
    id: credentialIdSchema,
    rawId: credentialIdSchema,
    type: z.literal('public-key'),
    response: z.object({
      clientDataJSON: bytes(4000),
      attestationObject: bytes(20_000),
      transports: transportsSchema.optional(),
    }),
  })
  .meta({ id: 'PasskeyAttestation', description: 'RegistrationResponseJSON of WebAuthn, as browsers make it' });
export type PasskeyAttestation = z.output<typeof passkeyAttestationSchema>;

const described = z.object({ id: z.string(), type: z.literal('public-key'), transports: z.array(z.string()) });

/** For `navigator.credentials.get()`. */
export const passkeyRequestSchema = z
  .object({
    challenge: z.string(),
    timeout: z.int(),
    rpId: z.string(),
    allowCredentials: z.array(described).meta({ description: 'Empty: whichever passkey the browser has' }),
    userVerification: z.literal('required'),
  })
  .meta({ id: 'PasskeyRequest' });
export type PasskeyRequest = z.output<typeof passkeyRequestSchema>;

/** For `navigator.credentials.create()`. */
export const passkeyCreationSchema = z
  .object({
    challenge: z.string(),
    timeout: z.int(),
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    excludeCredentials: z.array(described),
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.literal(true),
      userVerification: z.literal('required'),
    }),
    attestation: z.literal('none'),
  })
  .meta({ id: 'PasskeyCreation' });
export type PasskeyCreation = z.output<typeof passkeyCreationSchema>;
