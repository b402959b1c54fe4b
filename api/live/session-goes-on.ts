import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Queryable } from '#db/pool';
import { createSessionCookie } from '#api/access/session/session-cookie';
import type { Principal } from '#api/http/principal';
import type { DataScope } from '#db/scope/data-scope';

const TEXT = `
  select role.sees, role.built_in or 'leads:view' = any(role.permissions) as leads from user_session session
    join app_user on app_user.id = session.user_id join role on role.id = app_user.role_id cross join installation
   where session.token_hash = $1 and app_user.active and session.expires_at > now()
     and session.last_seen_at > now() - make_interval(mins => coalesce((installation.security->>'idleMinutes')::integer, 30))`;
const COOKIES = [createSessionCookie(true), createSessionCookie(false)];

/** Whether the session of these headers is still in force, sees what it saw and hears of leads as it did. To be asked is no use of the session: an idle one still ends. */
export async function sessionGoesOn(
  sql: Queryable,
  headers: IncomingHttpHeaders,
  { sees, permissions }: Pick<Principal, 'sees' | 'permissions'>,
): Promise<boolean> {
  const token = COOKIES.map((cookie) => cookie.read(headers)).find((found) => found !== undefined);
  if (token === undefined) return false;
  const {
    rows: [row],
  } = await sql.query<{ sees: Partial<DataScope>; leads: boolean }>({
    name: 'session-goes-on',
    text: TEXT,
    values: [createHash('sha256').update(token).digest()],
  });
  return row !== undefined && shape(row.sees) === shape(sees) && row.leads === permissions.has('leads:view');
}

const shape = ({ buyerIds, sourceIds, leadTypeIds }: Partial<DataScope>): string =>
  JSON.stringify([buyerIds ?? null, sourceIds ?? null, leadTypeIds ?? null]);
