import type { Express, Request } from 'express';
import { inTransaction } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from '#api/contract/passkeys';
import { recordEvent } from '#api/access/record-event';
import { findAccount, hasSecondFactor } from '#api/access/sign-in/accounts';
import { endWaysIn } from '#api/access/sign-in/end-ways-in';
import { lockLogin } from '#api/access/sign-in/hold-login';
import { ownAccount } from '#api/access/sign-in/own-account-routes';
import { proveOwner } from '#api/access/sign-in/prove-owner';
import { dropIdleRecoveryCodes, replaceRecoveryCodes } from '#api/access/sign-in/recovery-codes';
import { callerOf, ownSession, type SignInParts } from '#api/access/sign-in/sign-in-parts';
import { isoOf, isoOrNull } from '#api/http/iso-of';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { checkAttestation } from './check-attestation';
import { demandRelyingParty } from './demand-relying-party';
import { requestNewPasskey, requestPasskey } from './passkey-requests';
import {
  dropPasskey,
  insertPasskey,
  namePasskey,
  readPasskeys,
  type ListedPasskey,
  type NewPasskey,
} from './stored-passkeys';

const MOST_PASSKEYS = 20;

/** The own passkeys: adding one, calling it something else, taking it away. */
export function bindOwnPasskeys(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool } = parts;
  bindAdding(app, edge, parts);

  bindEndpoint(app, edge, listPasskeys, async ({ request }) => {
    const { user } = await ownSession(parts, request);
    return { status: 200, body: { items: (await readPasskeys(pool, user.id)).map(shown) } };
  });

  bindEndpoint(app, edge, renamePasskey, async ({ params, body, request, principal }) => {
    const { user } = await ownSession(parts, request);
    const { address } = callerOf(request);
    const renamed = await inTransaction(pool, async (sql) => {
      const passkey = (await namePasskey(sql, user.id, params.id, body.name)) ?? refuseUnknown();
      await recordEvent(sql, principal.actor, 'passkey-renamed', user.id, { passkey: passkey.id, address });
      return passkey;
    });
    return { status: 200, body: shown(renamed) };
  });

  bindEndpoint(app, edge, removePasskey, async ({ params, body, request, principal }) => {
    const account = await ownAccount(parts, request);
    await proveOwner(parts, account, request, body);
    const session = await ownSession(parts, request);
    const { address } = callerOf(request);
    await inTransaction(pool, async (sql) => {
      await lockLogin(sql, account.id);
      if (!(await dropPasskey(sql, account.id, params.id))) refuseUnknown();
      await dropIdleRecoveryCodes(sql, account.id);
      await endWaysIn(sql, parts.sessions, account.id, session.id);
      await recordEvent(sql, principal.actor, 'passkey-removed', account.id, { passkey: params.id, address });
    });
    return { status: 204, body: null };
  });
}

function bindAdding(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool } = parts;
  bindEndpoint(app, edge, beginPasskeyProof, async ({ request }) => {
    const party = demandRelyingParty(parts.publicUrl);
    const { user } = await ownSession(parts, request);
    await parts.throttle.take({ purpose: 'passkey-begun', address: callerOf(request).address });
    return { status: 200, body: await requestPasskey(pool, party, { purpose: 'prove', userId: user.id }) };
  });

  bindEndpoint(app, edge, beginPasskey, async ({ body, request }) => {
    const party = demandRelyingParty(parts.publicUrl);
    const account = await ownAccount(parts, request);
    await proveOwner(parts, account, request, body);
    if (account.passkeys >= MOST_PASSKEYS) refuseMore();
    const { name: installation } = await parts.installation();
    return { status: 200, body: await requestNewPasskey(pool, party, { ...account, installation }) };
  });

  bindEndpoint(app, edge, addPasskey, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    const made = { ...(await checkAttestation(parts, body.credential, account.id)), name: body.name };
    return { status: 201, body: await keep(parts, request, principal.actor, made) };
  });
}

/** Keeps a new passkey. What was begun with less than it ends; a first second factor comes with codes for the day it is lost. */
async function keep(parts: SignInParts, request: Request, actor: string, made: NewPasskey) {
  const session = await ownSession(parts, request);
  return inTransaction(parts.pool, async (sql) => {
    await lockLogin(sql, made.userId);
    // As it stands now that nobody else changes it: of two first ones, one is.
    const before = (await findAccount(sql, made.userId)) ?? refuseEnded();
    if (before.passkeys >= MOST_PASSKEYS) refuseMore();
    const passkey = await insertPasskey(sql, made);
    if (!passkey) throw new UserError('passkey-refused', 'This passkey is known already. Begin again with another.');
    await endWaysIn(sql, parts.sessions, made.userId, session.id);
    const detail = { passkey: passkey.id, address: callerOf(request).address };
    await recordEvent(sql, actor, 'passkey-added', made.userId, detail);
    const recoveryCodes = hasSecondFactor(before) ? null : await replaceRecoveryCodes(sql, made.userId);
    return { passkey: shown(passkey), recoveryCodes };
  });
}

const shown = ({ createdAt, lastUsedAt, ...passkey }: ListedPasskey) => ({
  ...passkey,
  createdAt: isoOf(createdAt),
  lastUsedAt: isoOrNull(lastUsedAt),
});

function refuseUnknown(): never {
  throw new UserError('not-found', 'You have no passkey with this id.');
}
function refuseEnded(): never {
  throw new UserError('session-ended', 'The session has ended; sign in again.');
}
function refuseMore(): never {
  throw new UserError('too-many-passkeys', `Nobody needs more than ${MOST_PASSKEYS} passkeys; remove one first.`);
}
