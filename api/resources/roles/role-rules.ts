import { PERMISSIONS, type Permission } from '#api/contract/permissions';
import type { FieldProblem } from '#api/contract/problem';
import { UserError } from '#domain/kernel/errors';
import type { RoleEntity } from '#db/entities/role.entity';
import { isWithin, permissionsBeyond, sightBeyond, type Rights } from '#api/access/rights';
import type { DataScope } from '#db/scope/data-scope';

/** What a role gives. Administrators have every permission there is, those of later versions included. */
export function rightsOf(role: Pick<RoleEntity, 'permissions' | 'sees' | 'builtIn'>): Rights {
  return { permissions: new Set(role.builtIn ? PERMISSIONS : (role.permissions as Permission[])), sees: role.sees };
}

/** Doing something to a thing includes seeing it: `leads:work` → `leads:view`. In the order of the list. */
export function withSeeing(permissions: readonly Permission[]): Permission[] {
  const areas = new Set(permissions.map((permission) => `${permission.split(':')[0]}:view`));
  return PERMISSIONS.filter((permission) => permissions.includes(permission) || areas.has(permission));
}

/** Nobody gives what they do not have. */
export function grantsOnlyOwn(own: Rights, permissions: readonly Permission[], sees: DataScope): FieldProblem[] {
  const beyond = permissionsBeyond(own, permissions);
  const problems: FieldProblem[] = sightBeyond(own, sees).map((kind) => ({
    field: `sees.${kind}`,
    code: 'beyond-own-rights',
    message: 'You cannot let others see more than you see yourself.',
  }));
  if (beyond.length > 0)
    problems.unshift({
      field: 'permissions',
      code: 'beyond-own-rights',
      message: `You cannot give permissions you do not have yourself: ${beyond.join(', ')}.`,
    });
  return problems;
}

/** Nobody changes what is above them. Throws UserError. */
export function touchesOnlyBelow(own: Rights, role: RoleEntity | null): void {
  if (role && !isWithin(own, rightsOf(role)))
    throw new UserError('beyond-own-rights', `The role ${role.name} allows more than yours; ask somebody who has it.`);
}

/**
 * Who takes an account over, by its password or its second factor, acts as somebody else from then on: only for those who are above them.
 * An equal is not below; administrators are above everybody but each other. Throws UserError.
 */
export function touchesOnlyStrictlyBelow(
  own: Rights & { readonly administrator: boolean },
  role: RoleEntity | null,
): void {
  touchesOnlyBelow(own, role);
  const above = role === null || (own.administrator ? !role.builtIn : !isWithin(rightsOf(role), own));
  if (!above)
    throw new UserError(
      'beyond-own-rights',
      `The role ${role.name} allows as much as yours. Send a link for a new password: it goes to the owner alone.`,
    );
}

/** The administrators' role keeps everything. */
export function keepsAdministrators(
  role: RoleEntity | null,
  permissions: readonly Permission[],
  sees: DataScope,
): FieldProblem[] {
  if (!role?.builtIn) return [];
  const message = 'Administrators always have every permission and see everything; make another role for less.';
  const lost = PERMISSIONS.some((permission) => !permissions.includes(permission))
    ? [{ field: 'permissions', code: 'built-in-role', message }]
    : [];
  const hidden = Object.values(sees).some((ids) => ids !== null)
    ? [{ field: 'sees', code: 'built-in-role', message }]
    : [];
  return [...lost, ...hidden];
}
