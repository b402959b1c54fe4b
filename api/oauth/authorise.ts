import type { Request } from 'express';
import { UserError } from '#domain/kernel/errors';
import { bearerToken } from '#api/http/bearer-token';
import type { Authorise } from '#api/http/bind-endpoint';
import { NOBODY } from '#api/http/principal';
import type { TokenReader } from './read-token';

/** Access by scope: `public` and `receiver` endpoints look for themselves, the others need a token that carries their scope. */
export function createAuthorise(tokens: TokenReader): Authorise {
  return async (request: Request, { access }) => {
    if (access === 'public' || access === 'receiver') return NOBODY;
    const token = bearerToken(request.headers);
    if (token === undefined) throw new UserError('authentication-required', 'Send an access token: Authorization: Bearer <token>.');
    const principal = await tokens.read(token);
    if (!principal) throw new UserError('invalid-token', 'The access token is unknown, expired or revoked.');
    if (access === 'session' || !principal.scopes.includes(access)) throw new UserError('insufficient-scope', `This needs a token with the scope ${access}.`);
    return principal;
  };
}
