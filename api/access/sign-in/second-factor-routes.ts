import type { Express } from 'express';
import { toString as drawQrCode } from 'qrcode';
import { inTransaction, type Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes as renewEndpoint,
  startSecondFactor,
} from '#api/contract/me';
import { recordEvent } from '#api/access/record-event';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { endWaysIn } from './end-ways-in';
import { ownAccount } from './own-account-routes';
import { proveBothFactors, proveOwner, refuseCode } from './prove-owner';
import { dropIdleRecoveryCodes, replaceRecoveryCodes } from './recovery-codes';
import { authenticator, isFreshCode, newSeed } from './second-factor';
import { callerOf, ownSession, type SignInParts } from './sign-in-parts';

/** Setting the second factor up and taking it down. */
export function bindSecondFactor(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, secretBox } = parts;
  bindTakingDown(app, edge, parts);

  bindEndpoint(app, edge, startSecondFactor, async ({ body, request }) => {
    const account = await ownAccount(parts, request);
    await proveOwner(parts, account, request, body);
    if (account.totpConfirmedAt)
      throw new UserError('second-factor-on', 'A second factor is set up; remove it before you set up another.');
    const seed = newSeed();
    await pool.query({
      name: 'set-totp-seed',
      text: 'update user_login set totp_seed = $2, totp_last_step = null where user_id = $1 and totp_confirmed_at is null',
      values: [account.id, secretBox.seal(seed)],
    });
    const uri = authenticator(seed, account.email, (await parts.installation()).name).toString();
    const svg = await drawQrCode(uri, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
    return {
      status: 200,
      body: { seed, uri, qrCode: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` },
    };
  });

  bindEndpoint(app, edge, confirmSecondFactor, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    if (account.totpConfirmedAt || account.totpSeed === null)
      throw new UserError('second-factor-not-started', 'Ask for a seed first.');
    const attempt = { purpose: 'code', account: account.id, address: callerOf(request).address } as const;
    await parts.throttle.take(attempt);
    if (!(await isFreshCode(pool, secretBox, account, body.code.replace(/\s/g, ''), parts.now()))) refuseCode();
    await parts.throttle.forgive(attempt);
    const session = await ownSession(parts, request);
    const recoveryCodes = await inTransaction(pool, async (sql) => {
      await sql.query('update user_login set totp_confirmed_at = now() where user_id = $1', [account.id]);
      await endWaysIn(sql, parts.sessions, account.id, session.id);
      await recordEvent(sql, principal.actor, 'second-factor-on', account.id, { address: callerOf(request).address });
      return replaceRecoveryCodes(sql, account.id);
    });
    return { status: 200, body: { recoveryCodes } };
  });
}

/** Both end what may stand in for the password's second half, so both ask for it. */
function bindTakingDown(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool } = parts;
  bindEndpoint(app, edge, removeSecondFactor, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    await proveBothFactors(parts, account, request, body);
    if (!account.totpConfirmedAt) throw new UserError('second-factor-off', 'There is no authenticator.');
    const session = await ownSession(parts, request);
    await inTransaction(pool, async (sql) => {
      await dropSecondFactor(sql, account.id, principal.actor, { address: callerOf(request).address });
      await endWaysIn(sql, parts.sessions, account.id, session.id);
    });
    return { status: 204, body: null };
  });

  bindEndpoint(app, edge, renewEndpoint, async ({ body, request, principal }) => {
    const account = await ownAccount(parts, request);
    await proveBothFactors(parts, account, request, body);
    const session = await ownSession(parts, request);
    const recoveryCodes = await inTransaction(pool, async (sql) => {
      await endWaysIn(sql, parts.sessions, account.id, session.id);
      await recordEvent(sql, principal.actor, 'recovery-codes-renewed', account.id, {
        address: callerOf(request).address,
      });
      return replaceRecoveryCodes(sql, account.id);
    });
    return { status: 200, body: { recoveryCodes } };
  });
}

/** Takes somebody's authenticator away, and their recovery codes where no passkey is left that these stand in for. */
export async function dropSecondFactor(
  sql: Queryable,
  userId: string,
  actor: string,
  detail: { readonly address: string; readonly passkeys?: number },
): Promise<void> {
  await sql.query(
    'update user_login set totp_seed = null, totp_confirmed_at = null, totp_last_step = null where user_id = $1',
    [userId],
  );
  await dropIdleRecoveryCodes(sql, userId);
  await recordEvent(sql, actor, 'second-factor-off', userId, detail);
}
