import type { Express } from 'express';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { listUserIdentities, unlinkUserIdentity } from '#api/contract/single-sign-on';
import type { Sessions } from '#api/access/session/sessions';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import { listIdentities } from '#api/access/single-sign-on/identities';
import { shownIdentity, unlink } from '#api/access/single-sign-on/identity-routes';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import { readAccess } from './read-access';

interface IdentityParts {
  readonly pool: Queryable;
  readonly sessions: Pick<Sessions, 'end'>;
}
/** Does something about somebody whom the caller may decide about, in one transaction. */
type Change = (principal: Principal, id: string, work: (sql: Queryable) => Promise<void>) => Promise<void>;

/** At which providers others are known. */
export function bindUserIdentities(app: Express, edge: Edge, { pool, sessions }: IdentityParts, change: Change): void {
  bindEndpoint(app, edge, listUserIdentities, async ({ params }) => {
    if (!(await readAccess(pool, params.id))) throw new UserError('not-found', 'There is nobody with this id.');
    return { status: 200, body: { items: (await listIdentities(pool, params.id)).map(shownIdentity) } };
  });
  bindEndpoint(app, edge, unlinkUserIdentity, async ({ params, principal, request }) => {
    const by = { actor: principal.actor, address: callerOf(request).address, except: null };
    await change(principal, params.id, (sql) =>
      unlink(sql, sessions, { userId: params.id, id: params.identityId }, by),
    );
    return { status: 204, body: null };
  });
}
