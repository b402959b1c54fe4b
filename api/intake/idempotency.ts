import { createHash } from 'node:crypto';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { SecretBox } from '#db/secrets/secret-box';
import type { Json } from '#domain/kernel/json';
import { canonicalJson } from '#domain/kernel/canonical-json';
import { refuse } from '#api/http/invalid-request';
import type { IntakeOutcome } from '#api/contract/intake';

const KEPT_SECONDS = 30 * 24 * 3600;
/** A post without a key that comes again within this time is taken for the same one: a double click or a retry. */
const DERIVED_SECONDS = 60;

export interface IdempotencyKey {
  readonly scope: string;
  readonly key: string;
  /** The caller's key as it was stored before keys were hashed; for thirty days after that such rows are found, too. */
  readonly plainKey?: string;
  readonly bodyHash: Buffer;
  readonly keepSeconds: number;
}

/**
 * The key of a post: the caller's, else one derived from what is posted. Keys of one source never meet another's. A caller's key may be
 * the person's e-mail address, so only a keyed hash of it is stored. Throws InvalidRequest.
 */
export function idempotencyKey(
  secrets: Pick<SecretBox, 'mac'>,
  header: string | undefined,
  sourceId: string,
  content: Json,
): IdempotencyKey {
  const bodyHash = createHash('sha256').update(canonicalJson(content)).digest();
  if (header === undefined)
    return { scope: sourceId, key: `body:${bodyHash.toString('base64url')}`, bodyHash, keepSeconds: DERIVED_SECONDS };
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (!/^[\x20-\x7e]{1,255}$/.test(key))
    refuse('invalid-idempotency-key', 'Send 1 to 255 printable ASCII characters as Idempotency-Key.');
  const hidden = secrets.mac(`idempotency key ${key}`).toString('base64url');
  return { scope: sourceId, key: `mac:${hidden}`, plainKey: `key:${key}`, bodyHash, keepSeconds: KEPT_SECONDS };
}

export interface HeldKey {
  readonly leadId: string;
  readonly sameBody: boolean;
  /** The lead's person was erased, and with them what was posted: any body under the key is taken for its retry. */
  readonly erased: boolean;
  readonly status: number | null;
  readonly response: IntakeOutcome | null;
  readonly ageMs: number;
}

/** What is held under a key; null when nothing is, or it expired. */
export async function readKey(sql: Queryable, key: IdempotencyKey): Promise<HeldKey | null> {
  const text = `select lead_id, body_hash = $3 as same_body, octet_length(body_hash) = 0 as erased, status, response,
      (extract(epoch from now() - created_at) * 1000)::float8 as age_ms
    from idempotency_key where scope = $1 and key in ($2, $4) and expires_at > now()`;
  const values = [key.scope, key.key, key.bodyHash, key.plainKey ?? null];
  return readRow<HeldKey>(sql, { name: 'read-idempotency-key', text, values });
}

/** Makes way for a new post under an expired key. */
export async function dropExpiredKey(sql: Queryable, key: IdempotencyKey): Promise<void> {
  const text = 'delete from idempotency_key where scope = $1 and key = $2 and expires_at <= now()';
  await sql.query({ name: 'drop-expired-key', text, values: [key.scope, key.key] });
}

/** Keeps the first answer of a post whose outcome was waited for, unless its lead was erased meanwhile. */
export async function keepAnswer(
  sql: Queryable,
  key: IdempotencyKey,
  leadId: string,
  status: number,
  body: IntakeOutcome,
): Promise<void> {
  const text = `update idempotency_key set status = $4, response = $5::jsonb where scope = $1 and key = $2 and lead_id = $3 and status is null and octet_length(body_hash) > 0`;
  await sql.query({ name: 'keep-answer', text, values: [key.scope, key.key, leadId, status, JSON.stringify(body)] });
}
