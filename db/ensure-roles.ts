import type { ClientBase } from 'pg';
import { OperationalError } from '#domain/kernel/errors';
import { sqlState } from './pool';
import { ACCESS_ROLE, GROUP_ROLES, membershipOf, SIGHT_ROLE } from './roles/group-roles';

/** Roles belong to the whole server, so two databases that are migrated at once may make them at once. */
const makeUnlessThere = (role: string): string =>
  `do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`;

/** What an administrator of the server has to say once where `login` may not make roles. */
const rolesByHand = (login: string): readonly string[] => [
  ...GROUP_ROLES.map((role) => `create role ${role} nologin;`),
  ...membershipOf(login).map((grant) => `${grant};`),
];

/**
 * Makes the group roles unless they are there, and lets whoever asks take them on where they may give them away.
 * @throws OperationalError `database-roles` when they are missing and may not be made
 */
export async function ensureRoles(sql: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await sql.query<{ name: string }>('select rolname as name from pg_roles where rolname = any($1)', [
    [...GROUP_ROLES],
  ]);
  const missing = GROUP_ROLES.filter((role) => !rows.some(({ name }) => name === role));
  const login = await loginOf(sql);
  for (const role of missing) {
    if (await isRefused(sql, makeUnlessThere(role)))
      throw new OperationalError(
        'database-roles',
        `The database's roles ${missing.join(', ')} are missing and ${login} may not make them. As an administrator of the server run once:\n${rolesByHand(login).join('\n')}`,
      );
  }
  if (await isMember(sql)) return;
  for (const grant of membershipOf(login)) await isRefused(sql, grant);
}

/**
 * Refuses a login that cannot read in SIGHT_ROLE: what limited people see would rest on one guard alone.
 * @throws OperationalError `database-roles`
 */
export async function assertRoles(sql: Pick<ClientBase, 'query'>): Promise<void> {
  if (await isMember(sql)) return;
  const login = await loginOf(sql);
  throw new OperationalError(
    'database-roles',
    `${login} may not read and write as ${ACCESS_ROLE}, or not read as ${SIGHT_ROLE}. As an administrator of the server run once:\n${membershipOf(login).join(';\n')};`,
  );
}

/** A role that is missing is had by nobody. */
async function isMember(sql: Pick<ClientBase, 'query'>): Promise<boolean> {
  const { rows } = await sql.query<{ member: boolean }>(
    `select count(*) = 2 as member from pg_roles where rolname = $1 and pg_has_role(oid, 'usage') or rolname = $2 and pg_has_role(oid, 'set')`,
    [ACCESS_ROLE, SIGHT_ROLE],
  );
  return rows[0]?.member === true;
}

const DENIED = new Set(['42501', '0LP01']);

/** Runs a statement that may be refused for want of rights; every other failure is thrown. */
async function isRefused(sql: Pick<ClientBase, 'query'>, statement: string): Promise<boolean> {
  try {
    await sql.query(statement);
    return false;
  } catch (error) {
    if (!DENIED.has(sqlState(error))) throw error;
    return true;
  }
}

async function loginOf(sql: Pick<ClientBase, 'query'>): Promise<string> {
  const { rows } = await sql.query<{ login: string }>('select quote_ident(current_user) as login');
  return rows[0]?.login ?? 'current_user';
}
