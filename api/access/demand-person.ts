import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** Who may sign in and what people may do is decided by people: a program's secret, once lost, must not make anybody an administrator. Throws UserError. */
export function demandPerson({ kind }: Pick<Principal, 'kind'>): void {
  if (kind === 'credential')
    throw new UserError(
      'session-required',
      'Roles and the accounts of people who sign in are managed by people who are signed in; a token cannot do it.',
    );
}
