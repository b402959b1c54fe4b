import { UserError } from '#domain/kernel/errors';
import type { CredentialStop } from '#domain/words/access';

/** How a credential stands, by `credential_stop` of the database. */
export interface CredentialLife {
  readonly credentialExpiresAt: number | null;
  readonly stop: CredentialStop | null;
}

export const LIFE_COLUMNS = 'c.expires_at as credential_expires_at, credential_stop(c.id) as stop';

/** A credential works until its end, while it is switched on, its owner is active and what made it works. Whoever proved to hold it is told which of these it is. Throws UserError. */
export function demandInForce({ credentialExpiresAt, stop }: CredentialLife): void {
  if (credentialExpiresAt !== null && credentialExpiresAt <= Date.now())
    throw new UserError(
      'credential-expired',
      `The credential has ended on ${new Date(credentialExpiresAt).toISOString()}; its owner can give it a later end.`,
    );
  if (stop === 'disabled')
    throw new UserError('credential-disabled', 'The credential is switched off; its owner can switch it on again.');
  if (stop === 'owner-inactive')
    throw new UserError(
      'credential-owner-inactive',
      'The owner of the credential is not active; an administrator can give it another owner.',
    );
  if (stop !== null)
    throw new UserError(
      'credential-maker-stopped',
      'The credential whose token made this one does not work any more: it is revoked, has ended, is switched off or its owner is not active.',
    );
}
