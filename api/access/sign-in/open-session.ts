import type { Request } from 'express';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import type { Me } from '#api/contract/session';
import { noteSignIn } from './accounts';
import { meOf } from './me-of';
import { callerOf, type SignInParts } from './sign-in-parts';

export interface Opened {
  readonly me: Me;
  readonly headers: { readonly 'Set-Cookie': string };
}

/** A new session for somebody who proved to be them; the one this browser had before ends. */
export async function openSession(
  parts: SignInParts,
  sql: Queryable,
  request: Request,
  userId: string,
): Promise<Opened> {
  const { sessions, cookie } = parts;
  const former = await sessions.read(request);
  if (former) await sessions.end(sql, former.user.id, { only: former.id });
  const token = await sessions.open(sql, userId, callerOf(request));
  await noteSignIn(sql, userId);
  const headers = cookie.give(token);
  const session = await sessions.readToken(sql, token);
  if (!session) throw new UserError('invalid-sign-in', 'The address or the password is not right.');
  return { me: await meOf(parts, session), headers };
}
