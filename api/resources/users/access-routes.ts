import type { Express } from 'express';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { Role } from '#db/entities/role.entity';
import type { Queryable } from '#db/pool';
import type { SecretBox } from '#db/secrets/secret-box';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import { endUserSessions, readUserAccess, removeUserSecondFactor } from '#api/contract/resources/users';
import { recordEvent } from '#api/access/record-event';
import type { Sessions } from '#api/access/session/sessions';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import { endWaysIn } from '#api/access/sign-in/end-ways-in';
import { dropPasskeys } from '#api/access/passkeys/stored-passkeys';
import { dropSecondFactor } from '#api/access/sign-in/second-factor-routes';
import { touchesOnlyBelow } from '../roles/role-rules';
import { demandAbove } from './demand-above';
import { bindUserIdentities } from './identity-routes';
import { bindPasswordLinks } from './password-links';
import { readAccess } from './read-access';

export interface UserAccessParts {
  readonly orm: MikroORM;
  readonly pool: Queryable;
  readonly secretBox: SecretBox;
  readonly sessions: Sessions;
  readonly canMail: boolean;
  readonly publicUrl: string;
}

/** What administrators do about other people's signing in. */
export function bindUserAccess(app: Express, edge: Edge, parts: UserAccessParts): void {
  const { pool, sessions } = parts;
  const change = <T>(
    principal: Principal,
    id: string,
    work: (sql: Queryable, row: AppUserEntity, em: EntityManager) => Promise<T>,
  ): Promise<T> =>
    parts.orm.em
      .fork()
      .transactional(async (em) =>
        work(sqlOf(em as EntityManager), await changeable(em as EntityManager, principal, id), em as EntityManager),
      );

  bindUserIdentities(app, edge, parts, change);
  bindPasswordLinks(app, edge, parts, change);
  bindEndpoint(app, edge, readUserAccess, async ({ params }) => {
    const access = await readAccess(pool, params.id);
    if (!access) throw new UserError('not-found', 'There is nobody with this id.');
    return { status: 200, body: access };
  });
  bindEndpoint(app, edge, endUserSessions, async ({ params, principal, request }) => {
    await change(principal, params.id, async (sql, row) => {
      const count = await endWaysIn(sql, sessions, row.id, null);
      await recordEvent(sql, principal.actor, 'session-ended', row.id, { count, address: callerOf(request).address });
    });
    return { status: 204, body: null };
  });
  bindEndpoint(app, edge, removeUserSecondFactor, async ({ params, principal, request }) => {
    await change(principal, params.id, async (sql, row, em) => {
      await demandAbove(em, principal, row);
      // First, as recovery codes stay for whoever has a passkey left.
      const passkeys = await dropPasskeys(sql, row.id);
      await dropSecondFactor(sql, row.id, principal.actor, { passkeys, address: callerOf(request).address });
      await endWaysIn(sql, sessions, row.id, null);
    });
    return { status: 204, body: null };
  });
}

/** Somebody the caller may decide about. Throws UserError. */
async function changeable(em: EntityManager, principal: Principal, id: string): Promise<AppUserEntity> {
  const row = await em.findOne(AppUser, { id });
  if (!row) throw new UserError('not-found', 'There is nobody with this id.');
  touchesOnlyBelow(principal, row.roleId ? await em.findOne(Role, { id: row.roleId }) : null);
  return row;
}
