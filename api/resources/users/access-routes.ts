import type { Express } from 'express';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { AppUser, type AppUserEntity } from '#db/entities/app-user.entity';
import { Role } from '#db/entities/role.entity';
import type { Queryable } from '#db/pool';
import type { SecretBox } from '#db/secrets/secret-box';
import { sqlOf } from '#db/sql-of';
import { linkOf } from '#domain/access/link-life';
import { UserError } from '#domain/kernel/errors';
import {
  endUserSessions,
  inviteUser,
  readUserAccess,
  removeUserSecondFactor,
  resetUserPassword,
} from '#api/contract/resources/users';
import { recordEvent } from '#api/access/record-event';
import type { Sessions } from '#api/access/session/sessions';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import { endWaysIn } from '#api/access/sign-in/end-ways-in';
import { dropPasskeys } from '#api/access/passkeys/stored-passkeys';
import { dropSecondFactor } from '#api/access/sign-in/second-factor-routes';
import { makeLink, queueLinkMail } from '#api/access/sign-in/links';
import { touchesOnlyBelow } from '../roles/role-rules';
import { demandAbove } from './demand-above';
import { bindUserIdentities } from './identity-routes';
import { invite } from './invite';
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
  bindEndpoint(app, edge, readUserAccess, async ({ params }) => {
    const access = await readAccess(pool, params.id);
    if (!access) throw new UserError('not-found', 'There is nobody with this id.');
    return { status: 200, body: access };
  });
  bindEndpoint(app, edge, inviteUser, async ({ params, principal }) => {
    const link = await change(principal, params.id, async (sql, row, em) => {
      if (!row.active || !row.roleId)
        throw new UserError('cannot-sign-in', 'Only active people with a role can be invited.');
      if ((await readAccess(sql, row.id))?.state === 'ready') await demandAbove(em, principal, row);
      return invite(sql, parts.canMail ? parts.secretBox : null, row.id, principal.actor);
    });
    const byHand = parts.canMail ? null : linkOf(parts.publicUrl, 'invitation', link.token);
    return { status: 200, body: { sent: parts.canMail, link: byHand, expiresAt: link.expiresAt.toISOString() } };
  });
  bindEndpoint(app, edge, resetUserPassword, async ({ params, principal, request }) => {
    await change(principal, params.id, async (sql, row) => {
      if ((await readAccess(sql, row.id))?.state !== 'ready')
        throw new UserError('not-ready', 'There is no password to reset; send an invitation.');
      if (!parts.canMail)
        throw new UserError('no-mail-sender', 'No mail sender is set up here, so no link can be sent.');
      const { token } = await makeLink(sql, row.id, 'password-reset');
      await queueLinkMail(sql, parts.secretBox, row.id, 'password-reset', token);
      const { address } = callerOf(request);
      await recordEvent(sql, principal.actor, 'password-reset-asked', row.id, { address });
    });
    return { status: 204, body: null };
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
