import type { Request } from 'express';
import { inTransaction, type Queryable } from '#db/pool';
import type { ProviderPerson } from '#domain/access/provider-person';
import { recordEvent } from '#api/access/record-event';
import type { ProviderProof } from '#api/access/session/sessions';
import { ensureLogin, factorsOf, hasSecondFactor } from '#api/access/sign-in/accounts';
import { openChallenge } from '#api/access/sign-in/challenges';
import { holdLogin } from '#api/access/sign-in/hold-login';
import { openSession } from '#api/access/sign-in/open-session';
import { callerOf } from '#api/access/sign-in/sign-in-parts';
import type { FoundPerson } from './find-person';
import { linkIdentity, useIdentity } from './identities';
import { SignInRefusal } from './sign-in-refusal';
import type { SingleSignOnParts } from './single-sign-on-parts';

/** What the provider's word opens: a session, or the question for the own code. */
export type LetIn =
  { readonly cookies: readonly string[] } | { readonly challenge: string; readonly factors: readonly string[] };

/**
 * Lets somebody in whom the provider vouches for. Person, login and identity are held as they were found until the session is there, so that
 * whoever ends one of them ends the session with it. Throws SignInRefusal.
 */
export async function letIn(
  parts: SingleSignOnParts,
  request: Request,
  { account, isNew }: FoundPerson,
  person: ProviderPerson,
): Promise<LetIn> {
  const { secondFactorCounts } = (await parts.installation()).singleSignOn;
  const proof = proofOf(person, secondFactorCounts, parts.now());
  const { address } = callerOf(request);
  return inTransaction(parts.pool, async (sql): Promise<LetIn> => {
    await holdPerson(sql, account.id);
    await ensureLogin(sql, account.id);
    await holdLogin(sql, account, account.passwordHash);
    await holdIdentity(sql, account.id, person, isNew);
    const actor = `user:${account.id}`;
    if (isNew) await recordEvent(sql, actor, 'identity-linked', account.id, { issuer: person.issuer, address });
    if (hasSecondFactor(account) && !proof.factor)
      return { challenge: await openChallenge(sql, account.id, proof), factors: factorsOf(account) };
    const secondFactor = proof.factor ? 'provider' : null;
    await recordEvent(sql, actor, 'sign-in', account.id, { by: 'single-sign-on', secondFactor, address });
    return { cookies: (await openSession(parts, sql, request, account.id, proof)).headers['Set-Cookie'] };
  });
}

/** No moment after now is believed: it would stay fresh for as long as somebody likes. */
function proofOf({ secondFactor, authTime }: ProviderPerson, factorCounts: boolean, now: number): ProviderProof {
  const at = authTime === null ? null : new Date(Math.min(authTime * 1000, now));
  return { factor: factorCounts && secondFactor, at };
}

/** Whoever deactivates them waits until the session is there, and ends it. */
async function holdPerson(sql: Queryable, userId: string): Promise<void> {
  const { rowCount } = await sql.query({
    name: 'hold-person',
    text: 'select 1 from app_user where id = $1 and active and role_id is not null for share',
    values: [userId],
  });
  if (rowCount !== 1) throw new SignInRefusal('sso-refused', 'inactive', userId);
}

async function holdIdentity(sql: Queryable, userId: string, person: ProviderPerson, isNew: boolean): Promise<void> {
  if (isNew) {
    if (!(await linkIdentity(sql, userId, person))) throw new SignInRefusal('sso-refused', 'other-identity', userId);
  } else if ((await useIdentity(sql, person)) !== userId) throw new SignInRefusal('sso-refused', 'unlinked', userId);
}
