import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { SESSION_ENDED_CHANNEL } from '#db/session-ended';
import { demandsSecondFactor } from '#domain/access/demands-second-factor';
import { PERMISSIONS, type Permission } from '#api/contract/permissions';
import type { DataScope } from '#db/scope/data-scope';
import type { InstallationFacts, ReadInstallation } from '../installation-facts';
import type { SessionCookie } from './session-cookie';

/** So many sessions has one person at most; another one ends the oldest. */
const MOST_SESSIONS = 10;
/** A session lives this long at most, however busy it is. */
const LONGEST_SESSION_HOURS = 12;
const TOKEN_BYTES = 32;
/** So long what somebody proved to the provider stands for a password that they do not have. */
const FRESH_MINUTES = 5;

/** Who is signed in, as it stands at this moment. */
export interface Session {
  readonly id: string;
  /** What the cookie holds; kept nowhere but there. */
  readonly token: string;
  readonly user: { readonly id: string; readonly name: string; readonly email: string };
  readonly role: { readonly id: string; readonly name: string };
  readonly permissions: ReadonlySet<Permission>;
  readonly sees: DataScope;
  readonly mustChangePassword: boolean;
  /** A second factor is demanded of this person. */
  readonly factorDemanded: boolean;
  readonly mustEnrol: boolean;
  /** The provider of single sign-on said that they proved who they are within the last minutes. */
  readonly freshAtProvider: boolean;
}
/** What the provider of single sign-on said of somebody whose session it opens. */
export interface ProviderProof {
  /** It stands for our second factor. */
  readonly factor: boolean;
  /** When they proved who they are; null when it did not say. */
  readonly at: Date | null;
}
export interface Caller {
  readonly address: string;
  readonly browser: string;
}
export interface Sessions {
  /** The session of a request's cookie; null when there is none in force. Read once for each request. */
  read(request: Request): Promise<Session | null>;
  /** The session a token stands for. */
  readToken(on: Queryable, token: string): Promise<Session | null>;
  /** A new session for somebody; the token goes into their cookie. `proof`: it was not a password that opened it. */
  open(sql: Queryable, userId: string, caller: Caller, proof?: ProviderProof | null): Promise<string>;
  /** Ends one session of somebody, or all of them but one. Returns how many ended. */
  end(
    sql: Queryable,
    userId: string,
    which: { readonly only: string } | { readonly except: string | null },
  ): Promise<number>;
}

interface Row {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roleId: string;
  readonly roleName: string;
  readonly permissions: readonly Permission[];
  readonly builtIn: boolean;
  readonly sees: DataScope;
  readonly passwordAgeDays: number | null;
  /** The password was chosen by the installation, not by them. */
  readonly passwordGiven: boolean;
  readonly enrolled: boolean;
  readonly byProvider: boolean;
  readonly providerFactor: boolean;
  readonly freshAtProvider: boolean;
}

const READ = `
  with known as (
    select s.id, u.id as user_id, u.name, u.email, r.id as role_id, r.name as role_name, r.permissions, r.built_in, r.sees,
      (extract(epoch from now() - l.password_changed_at) / 86400)::float8 as password_age_days, l.must_change_password as password_given,
      (l.totp_confirmed_at is not null or exists (select from passkey p where p.user_id = u.id)) as enrolled, s.by_provider, s.provider_factor,
      coalesce(s.provider_auth_at > now() - interval '${FRESH_MINUTES} minutes', false) as fresh_at_provider, s.last_seen_at
    from user_session s join app_user u on u.id = s.user_id join role r on r.id = u.role_id join user_login l on l.user_id = u.id
    where s.token_hash = $1 and u.active and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => $2)
  ), seen as (
    update user_session set last_seen_at = now() where id in (select id from known where last_seen_at < now() - interval '30 seconds')
  )
  select * from known`;

const OPEN = `
  insert into user_session (id, token_hash, user_id, address, browser, expires_at, by_provider, provider_factor, provider_auth_at)
  values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6), $7, $8, $9)`;

const END_OLDEST = `
  delete from user_session where user_id = $1 and id in (
    select id from user_session where user_id = $1 order by created_at desc, id desc offset $2)
  returning pg_notify('${SESSION_ENDED_CHANNEL}', user_id::text)`;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function sessionOf(row: Row, token: string, security: InstallationFacts['security']): Session {
  const permissions = new Set(row.builtIn ? PERMISSIONS : row.permissions);
  const factorDemanded = demandsSecondFactor(security, permissions);
  return {
    id: row.id,
    token,
    user: { id: row.userId, name: row.name, email: row.email },
    role: { id: row.roleId, name: row.roleName },
    permissions,
    sees: {
      buyerIds: row.sees.buyerIds ?? null,
      sourceIds: row.sees.sourceIds ?? null,
      leadTypeIds: row.sees.leadTypeIds ?? null,
    },
    // A password that did not open the session is not asked to be changed in it.
    mustChangePassword:
      !row.byProvider &&
      (row.passwordGiven ||
        (security.passwordExpiryDays !== null && (row.passwordAgeDays ?? Infinity) > security.passwordExpiryDays)),
    factorDemanded,
    mustEnrol: factorDemanded && !row.enrolled && !row.providerFactor,
    freshAtProvider: row.freshAtProvider,
  };
}

/** Sessions as reference tokens: the cookie holds 32 random bytes, Postgres their SHA-256. Rights are read anew with every request. */
export function createSessions(sql: Queryable, cookie: SessionCookie, installation: ReadInstallation): Sessions {
  const known = new WeakMap<Request, Promise<Session | null>>();
  const find = async (on: Queryable, token: string): Promise<Session | null> => {
    const { security } = await installation();
    const row = await readRow<Row>(on, {
      name: 'read-session',
      text: READ,
      values: [hashOf(token), security.idleMinutes],
    });
    if (!row) return null;
    return sessionOf(row, token, security);
  };
  return {
    read: (request) => {
      const token = cookie.read(request.headers);
      if (token === undefined) return Promise.resolve(null);
      const read = known.get(request) ?? find(sql, token);
      known.set(request, read);
      return read;
    },
    readToken: find,
    open: async (on, userId, caller, proof = null) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const vouched = [proof !== null, proof?.factor ?? false, proof?.at ?? null];
      await on.query({
        name: 'open-session',
        text: OPEN,
        values: [newId(), hashOf(token), userId, caller.address, caller.browser, LONGEST_SESSION_HOURS, ...vouched],
      });
      await on.query({ name: 'end-oldest-sessions', text: END_OLDEST, values: [userId, MOST_SESSIONS] });
      return token;
    },
    end: async (on, userId, which) => {
      const one = 'only' in which;
      const text = `delete from user_session where user_id = $1 and ${one ? 'id = $2' : 'id is distinct from $2'} returning pg_notify('${SESSION_ENDED_CHANNEL}', user_id::text)`;
      const { rowCount } = await on.query({
        name: one ? 'end-session' : 'end-sessions',
        text,
        values: [userId, one ? which.only : which.except],
      });
      return rowCount ?? 0;
    },
  };
}
