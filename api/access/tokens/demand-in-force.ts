import { UserError } from '#domain/kernel/errors';

/** What of a credential may end it before it is revoked. */
export interface CredentialLife {
  readonly credentialExpiresAt: number | null;
  readonly disabled: boolean;
}

/** A credential works until its end and while it is switched on. Whoever proved to hold it is told which of the two it is. Throws UserError. */
export function demandInForce({ credentialExpiresAt, disabled }: CredentialLife): void {
  if (disabled)
    throw new UserError('credential-disabled', 'The credential is switched off; its owner can switch it on again.');
  if (credentialExpiresAt !== null && credentialExpiresAt <= Date.now())
    throw new UserError(
      'credential-expired',
      `The credential has ended on ${new Date(credentialExpiresAt).toISOString()}; its owner can give it a later end.`,
    );
}
