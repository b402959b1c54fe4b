import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { AppUserEntity } from '#db/entities/app-user.entity';
import type { Queryable } from '#db/pool';
import type { SecretBox } from '#db/secrets/secret-box';
import { linkOf, type LinkKind } from '#domain/access/link-life';
import { UserError } from '#domain/kernel/errors';
import { inviteUser, resetUserPassword } from '#api/contract/resources/users';
import { recordEvent } from '#api/access/record-event';
import { makeLink, queueLinkMail, type MadeLink } from '#api/access/sign-in/links';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import { demandAbove } from './demand-above';
import { invite } from './invite';
import { readAccess } from './read-access';

interface LinkParts {
  readonly secretBox: SecretBox;
  readonly canMail: boolean;
  readonly publicUrl: string;
}
/** Does something about somebody whom the caller may decide about, in one transaction. */
type Change = <T>(
  principal: Principal,
  id: string,
  work: (sql: Queryable, row: AppUserEntity, em: EntityManager) => Promise<T>,
) => Promise<T>;

/** The first password and a new one: by a link that is mailed, or handed over where no mail can be sent. */
export function bindPasswordLinks(app: Express, edge: Edge, parts: LinkParts, change: Change): void {
  const { canMail } = parts;
  const handedOver = (kind: LinkKind, { token, expiresAt }: MadeLink) => ({
    status: 200 as const,
    body: {
      sent: canMail,
      link: canMail ? null : linkOf(parts.publicUrl, kind, token),
      expiresAt: expiresAt.toISOString(),
    },
  });
  bindEndpoint(app, edge, inviteUser, async ({ params, principal }) => {
    const link = await change(principal, params.id, async (sql, row) => {
      if (!row.active || !row.roleId)
        throw new UserError('cannot-sign-in', 'Only active people with a role can be invited.');
      if ((await readAccess(sql, row.id))?.state === 'ready')
        throw new UserError('has-password', `${row.name} has a password already; reset it instead.`);
      return invite(sql, canMail ? parts.secretBox : null, row.id, principal.actor);
    });
    return handedOver('invitation', link);
  });
  bindEndpoint(app, edge, resetUserPassword, async ({ params, principal, request }) => {
    const link = await change(principal, params.id, async (sql, row, em) => {
      if ((await readAccess(sql, row.id))?.state !== 'ready')
        throw new UserError('not-ready', 'There is no password to reset; send an invitation.');
      // Whoever holds the link could act as them.
      if (!canMail) await demandToHandOver(em, principal, row);
      const made = await makeLink(sql, row.id, 'password-reset');
      if (canMail) await queueLinkMail(sql, parts.secretBox, row.id, 'password-reset', made.token);
      const { address } = callerOf(request);
      await recordEvent(sql, principal.actor, 'password-reset-asked', row.id, { address, mailed: canMail });
      return made;
    });
    return handedOver('password-reset', link);
  });
}

/** A link for a new password in somebody's hands: theirs who are above the owner, and nobody's for themselves, as a session that was stolen would do. Throws UserError. */
async function demandToHandOver(em: EntityManager, principal: Principal, row: AppUserEntity): Promise<void> {
  if (principal.userId === row.id)
    throw new UserError('own-password', 'Change your own password in your profile; it asks for the one you have.');
  await demandAbove(em, principal, row);
}
