import type { Request } from 'express';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import type { Me } from '#api/contract/session';
import type { ProviderProof } from '#api/access/session/sessions';
import { noteSignIn } from './accounts';
import { rememberDevice } from './known-devices';
import { meOf } from './me-of';
import { callerOf, type SignInParts } from './sign-in-parts';

export interface Opened {
  readonly me: Me;
  readonly headers: { readonly 'Set-Cookie': readonly string[] };
}

/**
 * A new session for somebody who proved to be them, in a browser that is known from now on; the one it had before ends. With `proof` it was
 * the provider that vouched for them: no password was typed, so nothing is remembered that spares a browser the guesses of others.
 */
export async function openSession(
  parts: SignInParts,
  sql: Queryable,
  request: Request,
  userId: string,
  proof: ProviderProof | null = null,
): Promise<Opened> {
  const { sessions, cookie } = parts;
  const former = await sessions.read(request);
  if (former) await sessions.end(sql, former.user.id, { only: former.id });
  const token = await sessions.open(sql, userId, callerOf(request), proof);
  await noteSignIn(sql, userId);
  const headers = {
    'Set-Cookie': [
      cookie.give(token)['Set-Cookie'],
      ...(proof ? [] : [await rememberDevice(sql, cookie, request, userId)]),
    ],
  };
  const session = await sessions.readToken(sql, token);
  if (!session) throw new UserError('invalid-sign-in', 'The address or the password is not right.');
  return { me: await meOf(parts, session), headers };
}
