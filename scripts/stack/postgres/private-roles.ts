import { createHmac } from 'node:crypto';
import type { Client } from 'pg';
import { ensureRoles } from '#db/ensure-roles';
import { membershipOf } from '#db/roles/group-roles';

/** Owns the tables and migrates them; the worker makes indexes of lead-type fields as it. */
export const OWNER = 'leadrail_owner';
/** API and worker: rows, but no table, are theirs to change. */
export const APPLICATION = 'leadrail_app';
export type PrivateLogin = typeof OWNER | typeof APPLICATION;

/** Each login has a password of its own, made from the server's: one secret to keep. */
export const passwordOf = (login: PrivateLogin, serverPassword: string): string =>
  createHmac('sha256', serverPassword).update(`leadrail postgres login ${login}`).digest('hex');

/** Makes the logins of a private Postgres unless they are there. `server`: a connection of its superuser. */
export async function ensureLogins(server: Client, serverPassword: string): Promise<void> {
  await ensureRoles(server);
  for (const login of [OWNER, APPLICATION] as const) {
    const { rowCount } = await server.query('select from pg_roles where rolname = $1', [login]);
    if (rowCount === 0) await server.query(`create role ${login}`);
    await server.query(
      `alter role ${login} login nosuperuser nocreatedb nocreaterole password ${server.escapeLiteral(passwordOf(login, serverPassword))}`,
    );
  }
  for (const grant of membershipOf(APPLICATION)) await server.query(grant);
  // Progress of an index and the state of a standby are shown; both are hidden from others.
  await server.query(`grant pg_read_all_stats to ${APPLICATION}`);
}

/** Everything in the product's database becomes the owner's: what was made before there was one. `database`: a connection of the superuser to it. */
export async function giveToOwner(database: Client): Promise<void> {
  const { rows } = await database.query<{ statement: string }>(OWNED_BY_OTHERS, [OWNER]);
  for (const { statement } of rows) await database.query(statement);
}

/** Sequences of columns and indexes go with their tables. */
const OWNED_BY_OTHERS = `
  select format('alter schema %I owner to %I', nspname, $1::text) as statement from pg_namespace
   where nspname = 'public' and pg_get_userbyid(nspowner) <> $1
  union all
  select format('alter %s %s owner to %I', case relkind when 'v' then 'view' when 'S' then 'sequence' else 'table' end, oid::regclass, $1::text)
    from pg_class where relnamespace = 'public'::regnamespace and pg_get_userbyid(relowner) <> $1 and (relkind in ('r', 'v', 'p')
      or relkind = 'S' and not exists (select from pg_depend where objid = pg_class.oid and deptype in ('a', 'i')))
  union all
  select format('alter routine %s owner to %I', oid::regprocedure, $1::text)
    from pg_proc where pronamespace = 'public'::regnamespace and pg_get_userbyid(proowner) <> $1`;
