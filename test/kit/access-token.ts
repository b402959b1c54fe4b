import { createHash, randomBytes } from 'node:crypto';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

/** A token with these scopes, of a credential of its own; of one source only where that is given. */
export async function openAccessToken(
  sql: Queryable,
  scopes: readonly string[],
  sourceId: string | null = null,
): Promise<string> {
  const [token, id] = [randomBytes(32).toString('base64url'), newId()];
  await sql.query(
    `insert into api_credential (id, client_id, secret_hash, scopes, source_id, name) values ($1, $2, '', $3, $4, 'test')`,
    [id, id, scopes, sourceId],
  );
  await sql.query(
    `insert into access_token (token_hash, credential_id, scopes, source_id, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')`,
    [createHash('sha256').update(token).digest(), id, scopes, sourceId],
  );
  return token;
}
