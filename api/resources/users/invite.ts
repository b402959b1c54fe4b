import type { AppUserEntity } from '#db/entities/app-user.entity';
import type { Queryable } from '#db/pool';
import { sqlOf } from '#db/sql-of';
import { recordEvent } from '#api/access/record-event';
import { makeLink, queueLinkMail, type MadeLink } from '#api/access/sign-in/links';
import type { WriteContext } from '../engine/binding';

/** A link with which somebody chooses a password; with `box` the worker mails it. */
export async function invite(
  sql: Queryable,
  box: WriteContext['secretBox'] | null,
  userId: string,
  actor: string,
): Promise<MadeLink> {
  const link = await makeLink(sql, userId, 'invitation');
  if (box) await queueLinkMail(sql, box, userId, 'invitation', link.token);
  await recordEvent(sql, actor, 'invited', userId, { mailed: box !== null });
  return link;
}

/** Whoever gets a role with their account hears of it by mail, where mails can be sent. */
export async function inviteNewUser(
  row: AppUserEntity,
  { em, secretBox, principal, canMail }: WriteContext,
): Promise<void> {
  if (canMail && row.active && row.roleId) await invite(sqlOf(em), secretBox, row.id, principal.actor);
}
