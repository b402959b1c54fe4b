import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiCredential } from '#db/entities/api-credential.entity';
import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { ADMINISTRATOR_ROLE_ID, Role } from '#db/entities/role.entity';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import type { FieldProblem } from '#api/contract/problem';
import { users } from '#api/contract/resources/users';
import type { Principal } from '#api/http/principal';
import { demandPerson } from '#api/access/demand-person';
import { isWithin } from '#api/access/rights';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { findReference } from '../engine/reference';
import { rightsOf, touchesOnlyBelow } from '../roles/role-rules';
import { demandAbove } from './demand-above';
import { readAccess } from './read-access';
import { inviteNewUser } from './invite';

const LAST = 'This is the last administrator who can sign in; make another one first.';

export const userBinding: ResourceBinding<AppUserEntity> = {
  contract: users,
  entity: AppUser,
  table: 'app_user',
  check,
  created: inviteNewUser,
  checkRemoval: async (row, context) => {
    if (row.roleId) demandPerson(context.principal);
    touchesOnlyBelow(context.principal, await roleOf(context.em, row.roleId));
    if (await isLastAdministrator(context.em, row)) throw new UserError('last-administrator', LAST);
    await refuseOwner(context.em, row);
  },
};

/** People are changed by those who may do and see at least as much, and get no more than those have. */
async function check(
  draft: RowDraft,
  { em, principal }: WriteContext,
  current: AppUserEntity | null,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  guardAccount(principal, current, draft);
  if (current && principal.userId !== current.id) touchesOnlyBelow(principal, await roleOf(em, current.roleId));
  await guardAddress(em, principal, current, draft['email']);
  const role = await findReference(em, Role, 'roleId', draft['roleId'], problems);
  const isKept = role !== null && role.id === current?.roleId;
  if (role && !isKept && !isWithin(principal, rightsOf(role)))
    problems.push({
      field: 'roleId',
      code: 'beyond-own-rights',
      message: `The role ${role.name} allows more than yours.`,
    });
  const field = draft['active'] === true ? 'roleId' : 'active';
  const stays = draft['active'] === true && draft['roleId'] === ADMINISTRATOR_ROLE_ID;
  if (current && !stays && (await isLastAdministrator(em, current)))
    problems.push({ field, code: 'last-administrator', message: LAST });
  return problems;
}

/** A credential nobody answers for would go on working. Throws UserError. */
async function refuseOwner(em: EntityManager, { id, name }: AppUserEntity): Promise<void> {
  const count = await em.count(ApiCredential, { ownerId: id, revokedAt: null });
  if (count > 0)
    throw new UserError(
      'owns-credentials',
      `${name} answers for ${count === 1 ? 'an API credential' : `${count} API credentials`}; give ${count === 1 ? 'it' : 'them'} another owner or revoke ${count === 1 ? 'it' : 'them'} first.`,
    );
}

/** A program may name people who only hear of things, and nobody who signs in or will. Throws UserError. */
function guardAccount(principal: Principal, row: AppUserEntity | null, draft: RowDraft): void {
  if (row?.roleId ?? draft['roleId']) demandPerson(principal);
}

/** A link for a new password goes to the address of an account: whoever changes it could take the account over. Throws UserError. */
async function guardAddress(
  em: EntityManager,
  principal: Principal,
  row: AppUserEntity | null,
  email: unknown,
): Promise<void> {
  if (row && email !== row.email && (await readAccess(sqlOf(em), row.id))?.state === 'ready')
    await demandAbove(em, principal, row);
}

const roleOf = (em: EntityManager, id: string | null | undefined) =>
  id ? em.findOne(Role, { id }) : Promise.resolve(null);

/** Any number; two who would remove each other take turns. */
const ADMINISTRATORS_LOCK = 4771002;

const OTHERS = `
  select exists (select 1 from app_user u join user_login l on l.user_id = u.id
    where u.role_id = $1 and u.active and l.password_hash is not null and u.id = $2) as self,
  exists (select 1 from app_user u join user_login l on l.user_id = u.id
    where u.role_id = $1 and u.active and l.password_hash is not null and u.id <> $2) as others`;

/** True when nobody else who can sign in is an administrator. */
async function isLastAdministrator(em: EntityManager, { id, active, roleId }: AppUserEntity): Promise<boolean> {
  if (!active || roleId !== ADMINISTRATOR_ROLE_ID) return false;
  const sql = sqlOf(em);
  await sql.query('select pg_advisory_xact_lock($1)', [ADMINISTRATORS_LOCK]);
  const { rows } = await sql.query<{ self: boolean; others: boolean }>(OTHERS, [ADMINISTRATOR_ROLE_ID, id]);
  return rows[0]?.self === true && !rows[0].others;
}
