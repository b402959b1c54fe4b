import { UserError } from '#domain/kernel/errors';
import type { Permission } from '#api/contract/permissions';
import type { Principal } from '#api/http/principal';

/** For what several kinds of work need: somebody signed in must have one of these. A token's scope decides for it. Throws UserError. */
export function demandAnyPermission({ kind, permissions }: Principal, among: readonly Permission[]): void {
  if (kind === 'user' && !among.some((permission) => permissions.has(permission)))
    throw new UserError('permission-required', `Your role includes none of the permissions ${among.join(', ')}.`);
}
