import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { UserError } from '#domain/kernel/errors';
import type { AccessRule } from '#domain/lead/campaign.schema';
import type { tokenRequestSchema } from '#api/contract/oauth';
import { isAddressAllowed } from '#api/http/check-address';
import { demandInForce, LIFE_COLUMNS, type CredentialLife } from './demand-in-force';
import { hashToken } from './read-token';
import { API_SCOPES, type ApiScope } from '#domain/words/access';

export const TOKEN_SECONDS = 3600;
const TOKEN_BYTES = 32;

interface Credential extends CredentialLife {
  readonly id: string;
  readonly secretHash: Buffer;
  readonly scopes: readonly ApiScope[];
  readonly sourceId: string | null;
}
export interface IssuedToken {
  readonly token: string;
  readonly scopes: readonly ApiScope[];
  readonly credentialId: string;
}

/** Where a token is asked for from, and the installation's rules about addresses. */
export interface TokenCaller {
  readonly authorization: string | undefined;
  readonly address: string;
  readonly rules: readonly AccessRule[];
}

/**
 * Trades a client id and secret for a token. Unknown, revoked and wrong are told apart for nobody; that it has ended or is switched off is told to
 * whoever has the secret. A credential that only sends leads keeps to the
 * addresses of its source instead of those of the API. Throws UserError.
 */
export async function issueToken(
  sql: Queryable,
  caller: TokenCaller,
  body: z.output<typeof tokenRequestSchema>,
): Promise<IssuedToken> {
  if (body.grant_type !== 'client_credentials')
    throw new UserError('unsupported-grant-type', 'Send grant_type=client_credentials.');
  const client = basicClient(caller.authorization) ?? { id: body.client_id ?? '', secret: body.client_secret ?? '' };
  const credential = await findCredential(sql, client.id);
  const right = timingSafeEqual(hashToken(client.secret), credential?.secretHash ?? hashToken(''));
  if (!credential || !right || client.secret === '')
    throw new UserError('invalid-client', 'The client id or secret is not valid.');
  demandInForce(credential);
  if (credential.scopes.some((scope) => scope !== 'receiver') && !isAddressAllowed(caller.rules, caller.address)) {
    throw new UserError('address-not-allowed', 'The API does not accept requests from your address.');
  }
  const scopes = chooseScopes(credential.scopes, body.scope);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  await sql.query({
    name: 'issue-token',
    text: ISSUE,
    values: [hashToken(token), credential.id, scopes, credential.sourceId, TOKEN_SECONDS],
  });
  return { token, scopes, credentialId: credential.id };
}

const ISSUE = `
  with stale as (
    delete from access_token where token_hash in (select token_hash from access_token where expires_at < now() limit 20)
  )
  insert into access_token (token_hash, credential_id, scopes, source_id, expires_at)
  values ($1, $2, $3, $4, now() + make_interval(secs => $5))`;

async function findCredential(sql: Queryable, clientId: string): Promise<Credential | undefined> {
  const text = `select c.id, c.secret_hash, c.scopes, c.source_id, ${LIFE_COLUMNS} from api_credential c where c.client_id = $1 and c.revoked_at is null`;
  if (clientId.includes('\u0000')) return undefined;
  return (await readRow<Credential>(sql, { name: 'find-credential', text, values: [clientId] })) ?? undefined;
}

function basicClient(authorization: string | undefined): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { id: formDecode(id), secret: formDecode(rest.join(':')) };
}

/** RFC 6749 §2.3.1: both parts are form-encoded inside Basic. */
function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function chooseScopes(allowed: readonly ApiScope[], asked: string | undefined): readonly ApiScope[] {
  if (asked === undefined || asked.trim() === '') return allowed;
  const chosen = API_SCOPES.filter((scope) => asked.split(/\s+/).includes(scope));
  const known = asked
    .trim()
    .split(/\s+/)
    .every((scope) => (allowed as readonly string[]).includes(scope));
  if (!known) throw new UserError('invalid-scope', 'The client may not have one of these scopes.');
  return chosen;
}
