import type { Queryable } from '#db/pool';
import type { SecretBox } from '#db/secrets/secret-box';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { canonicalJson } from '#domain/kernel/canonical-json';
import { refuse } from './invalid-request';
import type { OnceAnswer } from './once-answer';
import type { Repetition } from './repetition';

/** What is asked, by whom, under which key. */
export interface OnceRequest {
  readonly scope: string;
  readonly key: string;
  readonly content: unknown;
  readonly repetition: Repetition;
}
/** Runs the work of a POST at most once per key, and tells it a name that is the same for the same request under the same key, whatever became of it before; a repetition gets its answer from what was kept of the first, with `Idempotent-Replayed: true`. */
export type Once = (request: OnceRequest, work: (name: string) => Promise<OnceAnswer>) => Promise<OnceAnswer>;
/** One row of the book: which key it is about, and what a first answer leaves there. */
interface Claim {
  readonly scope: string;
  readonly key: string;
  readonly hash: Buffer;
}

/** A claim that nobody renewed for so long belongs to a process that died. */
const ABANDONED_SECONDS = 20;
const RENEWED_EVERY_MS = 5_000;
const KEY = /^[\x20-\x7e]{1,255}$/;

interface Held {
  readonly same: boolean;
  readonly status: number | null;
  readonly response: Json;
}

/** A key is its sender's choice and may name a person, and what was asked may be about one: only keyed hashes of both are kept. */
export function createOnce(sql: Queryable, secrets: Pick<SecretBox, 'mac'>, renewedEveryMs = RENEWED_EVERY_MS): Once {
  return async ({ scope, key: given, content, repetition }, work) => {
    if (!KEY.test(given))
      refuse('invalid-idempotency-key', 'Send 1 to 255 printable ASCII characters as Idempotency-Key.');
    const key = secrets.mac(`idempotency key ${given}`).toString('base64url');
    const claim = { scope, key, hash: secrets.mac(`idempotent request ${canonicalJson(content)}`) };
    const named = () => work(`${scope} ${key} ${claim.hash.toString('base64url')}`);
    if (await take(sql, claim))
      return whileRenewed(sql, claim, renewedEveryMs, () => runClaimed(sql, claim, repetition, named));
    const held = await read(sql, claim);
    if (held && !held.same)
      throw new UserError(
        'idempotency-key-reused',
        'This Idempotency-Key was used with another request; take a new key.',
      );
    if (!held || held.status === null)
      throw new UserError('request-in-flight', 'A request with this key is being worked on.');
    const answer = await repetition.answer(held.response, held.status);
    return { ...answer, headers: { ...answer.headers, 'Idempotent-Replayed': 'true' } };
  };
}

/** However long the work takes, its claim is not taken for an abandoned one. */
async function whileRenewed<T>(
  sql: Queryable,
  { scope, key }: Claim,
  renewedEveryMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const text = 'update idempotency_key set created_at = now() where scope = $1 and key = $2 and status is null';
  const renewing = setInterval(() => {
    // The next time will do; when none does for long, the claim is lost like that of a dead process.
    sql.query({ name: 'once-renew', text, values: [scope, key] }).catch(() => undefined);
  }, renewedEveryMs);
  renewing.unref();
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

async function runClaimed(
  sql: Queryable,
  { scope, key }: Claim,
  repetition: Repetition,
  work: () => Promise<OnceAnswer>,
): Promise<OnceAnswer> {
  try {
    const answer = await work();
    await sql.query({
      name: 'once-keep',
      text: 'update idempotency_key set status = $3, response = $4::jsonb where scope = $1 and key = $2',
      values: [scope, key, answer.status, JSON.stringify(repetition.keep(answer))],
    });
    return answer;
  } catch (error) {
    await sql
      .query({
        name: 'once-release',
        text: 'delete from idempotency_key where scope = $1 and key = $2 and status is null',
        values: [scope, key],
      })
      .catch(() => undefined);
    throw error;
  }
}

async function take(sql: Queryable, { scope, key, hash }: Claim): Promise<boolean> {
  const text = `insert into idempotency_key as held (scope, key, body_hash, expires_at) values ($1, $2, $3, now() + interval '30 days')
    on conflict (scope, key) do update set body_hash = excluded.body_hash, expires_at = excluded.expires_at, status = null, response = null, created_at = now()
    where held.expires_at <= now() or (held.status is null and held.created_at < now() - make_interval(secs => $4))`;
  const { rowCount } = await sql.query({ name: 'once-claim', text, values: [scope, key, hash, ABANDONED_SECONDS] });
  return rowCount === 1;
}

async function read(sql: Queryable, { scope, key, hash }: Claim): Promise<Held | undefined> {
  const text = 'select body_hash = $3 as same, status, response from idempotency_key where scope = $1 and key = $2';
  const { rows } = await sql.query<Held>({ name: 'once-read', text, values: [scope, key, hash] });
  return rows[0];
}
