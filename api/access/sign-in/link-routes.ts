import type { Express, Request } from 'express';
import { inTransaction } from '#db/pool';
import type { LinkKind } from '#domain/access/link-life';
import { acceptInvitation, checkInvitation, completePasswordReset, requestPasswordReset } from '#api/contract/sign-in';
import { recordEvent, type AccessEvent } from '#api/access/record-event';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { findAccount, findAccountByEmail, setPassword, type Account } from './accounts';
import { choosePassword } from './choose-password';
import { endWaysIn } from './end-ways-in';
import { makeLink, queueLinkMail, readLink, refuseLink, useLink } from './links';
import { callerOf, guardSignIn, type SignInParts } from './sign-in-parts';
import type { Try } from './throttle';

/** Longer than finding somebody and booking a mail takes, so that the time tells nobody who is known here. */
const ANSWER_AFTER_MS = 250;
const MAILS_AN_HOUR = 3;

/** Setting a password by a mailed link: forgotten ones and first ones. */
export function bindLinks(app: Express, edge: Edge, parts: SignInParts): void {
  const { pool, throttle, installation } = parts;
  const guard = async (request: Request, purpose: 'link' | 'reset'): Promise<Try> => {
    guardSignIn(parts, request);
    const attempt = { purpose, address: callerOf(request).address };
    await throttle.take(attempt);
    return attempt;
  };

  bindEndpoint(app, edge, requestPasswordReset, async ({ body, request }) => {
    await guard(request, 'reset');
    await Promise.all([
      askForReset(parts, body.email, callerOf(request).address),
      new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS)),
    ]);
    return { status: 202, body: { state: 'accepted' } };
  });
  bindEndpoint(app, edge, completePasswordReset, async ({ body, request }) => {
    const attempt = await guard(request, 'link');
    await setByLink(parts, 'password-reset', body, { event: 'password-reset', address: callerOf(request).address });
    await throttle.forgive(attempt);
    return { status: 204, body: null };
  });
  bindEndpoint(app, edge, checkInvitation, async ({ body, request }) => {
    const attempt = await guard(request, 'link');
    const { name, email } = await accountOf(parts, body.token, 'invitation');
    await throttle.forgive(attempt);
    const { name: company, security } = await installation();
    return { status: 200, body: { name, email, installation: company, minLength: security.passwordMinLength } };
  });
  bindEndpoint(app, edge, acceptInvitation, async ({ body, request }) => {
    const attempt = await guard(request, 'link');
    await setByLink(parts, 'invitation', body, { event: 'invitation-accepted', address: callerOf(request).address });
    await throttle.forgive(attempt);
    return { status: 204, body: null };
  });

  async function askForReset({ secretBox, canMail }: SignInParts, email: string, address: string): Promise<void> {
    const account = await findAccountByEmail(pool, email);
    if (!account || !canMail || (await mailsLately(account)) >= MAILS_AN_HOUR) return;
    await inTransaction(pool, async (sql) => {
      const { token } = await makeLink(sql, account.id, 'password-reset');
      await queueLinkMail(sql, secretBox, account.id, 'password-reset', token);
      await recordEvent(sql, 'anonymous', 'password-reset-asked', account.id, { address });
    });
  }

  async function mailsLately({ id }: Account): Promise<number> {
    const text = `select count(*)::integer as count from notice where user_id = $1 and kind = 'password-reset' and created_at > now() - interval '1 hour'`;
    const { rows } = await pool.query<{ count: number }>({ name: 'reset-mails-lately', text, values: [id] });
    return rows[0]?.count ?? 0;
  }
}

async function accountOf({ pool }: SignInParts, token: string, kind: LinkKind): Promise<Account> {
  return (await findAccount(pool, await readLink(pool, token, kind))) ?? refuseLink();
}

/** Sets the password a link allows to set, uses the link up and ends every session and every sign-in that waits for its code. */
async function setByLink(
  parts: SignInParts,
  kind: LinkKind,
  { token, password }: { readonly token: string; readonly password: string },
  { event, address }: { readonly event: AccessEvent; readonly address: string },
): Promise<void> {
  const account = await accountOf(parts, token, kind);
  const passwordHash = await choosePassword(parts, account, password);
  await inTransaction(parts.pool, async (sql) => {
    await useLink(sql, token, kind);
    await setPassword(sql, account.id, passwordHash);
    await endWaysIn(sql, parts.sessions, account.id, null);
    await recordEvent(sql, `user:${account.id}`, event, account.id, { address });
  });
}
