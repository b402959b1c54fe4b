import type { Express } from 'express';
import { inTransaction, type Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { listOwnIdentities, unlinkOwnIdentity } from '#api/contract/single-sign-on';
import { recordEvent } from '#api/access/record-event';
import type { Sessions } from '#api/access/session/sessions';
import { endWaysIn } from '#api/access/sign-in/end-ways-in';
import { ownAccount } from '#api/access/sign-in/own-account-routes';
import { proveOwnPassword } from '#api/access/sign-in/prove-owner';
import { callerOf, ownSession } from '#api/access/sign-in/sign-in-parts';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { isoOf } from '#api/http/iso-of';
import { listIdentities, unlinkIdentity, type Identity } from './identities';
import type { BoundParts } from './single-sign-on-parts';

/** The providers one is known at. */
export function bindIdentities(app: Express, edge: Edge, parts: BoundParts): void {
  const { pool, sessions } = parts;
  bindEndpoint(app, edge, listOwnIdentities, async ({ request }) => {
    const { user } = await ownSession(parts, request);
    return { status: 200, body: { items: (await listIdentities(pool, user.id)).map(shownIdentity) } };
  });
  bindEndpoint(app, edge, unlinkOwnIdentity, async ({ params, body, request, principal }) => {
    const account = await ownAccount(parts, request);
    await proveOwnPassword(parts, account, request, body.password);
    const session = await ownSession(parts, request);
    const by = { actor: principal.actor, address: callerOf(request).address, except: session.id };
    await inTransaction(pool, (sql) => unlink(sql, sessions, { userId: account.id, id: params.id }, by));
    return { status: 204, body: null };
  });
}

export const shownIdentity = ({ createdAt, lastUsedAt, ...identity }: Identity) => ({
  ...identity,
  createdAt: isoOf(createdAt),
  lastUsedAt: isoOf(lastUsedAt),
});

/** Ends a link and every session but `except`: one of them may have been opened by it. Throws UserError. */
export async function unlink(
  sql: Queryable,
  sessions: Pick<Sessions, 'end'>,
  { userId, id }: { readonly userId: string; readonly id: string },
  { actor, address, except }: { readonly actor: string; readonly address: string; readonly except: string | null },
): Promise<void> {
  if (!(await unlinkIdentity(sql, userId, id))) throw new UserError('not-found', 'There is no link with this id.');
  await endWaysIn(sql, sessions, userId, except);
  await recordEvent(sql, actor, 'identity-unlinked', userId, { address });
}
