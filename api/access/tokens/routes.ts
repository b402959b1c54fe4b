import type { Express, NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Queryable } from '#db/pool';
import { UserError } from '#domain/kernel/errors';
import { issueTokenEndpoint } from '#api/contract/oauth';
import type { ReadInstallation } from '#api/access/installation-facts';
import { recordDeed } from '#api/access/record-deed';
import { bindEndpoint, routeOf, type Edge } from '#api/http/bind-endpoint';
import { callerAddress } from '#api/http/caller-address';
import { problemOfError } from '#api/http/problem-of-error';
import { sendProblem } from '#api/http/send-problem';
import { issueToken, TOKEN_SECONDS } from './issue-token';

/** What RFC 6749 calls our codes. */
const OAUTH_ERRORS: Readonly<Record<string, string>> = {
  'invalid-client': 'invalid_client',
  'credential-expired': 'invalid_client',
  'credential-disabled': 'invalid_client',
  'credential-owner-inactive': 'invalid_client',
  'credential-maker-stopped': 'invalid_client',
  'unsupported-grant-type': 'unsupported_grant_type',
  'invalid-scope': 'invalid_scope',
};

export interface OauthParts {
  readonly pool: Queryable;
  readonly installation: ReadInstallation;
  /** Requests of one address. */
  readonly perMinute: number;
}

/** The token endpoint, with a limit per address that guessing cannot get past. */
export function bindOauth(app: Express, edge: Edge, { pool, installation, perMinute }: OauthParts): void {
  app.use(
    routeOf(issueTokenEndpoint),
    rateLimit({
      windowMs: 60_000,
      limit: perMinute,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      validate: false,
      handler: () => {
        throw new UserError('too-many-requests', 'Too many token requests; keep a token for its hour.');
      },
    }),
  );
  bindEndpoint(app, edge, issueTokenEndpoint, async ({ body, request }) => {
    const { token, scopes, credentialId } = await issueToken(
      pool,
      {
        authorization: request.headers.authorization,
        address: callerAddress(request),
        rules: (await installation()).apiAccessRules,
      },
      body,
    );
    await recordDeed(pool, `credential:${credentialId}`, {
      action: 'token-issued',
      entity: 'api_credential',
      entityId: credentialId,
      detail: { scopes: scopes.join(' '), address: callerAddress(request) },
    });
    return {
      status: 200,
      body: { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS, scope: scopes.join(' ') },
    };
  });
  app.use(routeOf(issueTokenEndpoint), (error: unknown, request: Request, response: Response, next: NextFunction) => {
    const mapped = problemOfError(error);
    if (mapped.unexpected || mapped.problem.status >= 500) return next(error);
    if (mapped.problem.status === 401) response.setHeader('WWW-Authenticate', 'Basic realm="leadrail"');
    sendProblem(request, response, mapped, {
      error: OAUTH_ERRORS[mapped.problem.code] ?? 'invalid_request',
      error_description: mapped.problem.detail,
    });
  });
}
