import type { Pool, PoolClient } from 'pg';
import type { Logger } from '#config/log';
import { FIRST_PREVIOUS, macOf, type AuditSeal } from '#db/audit-seals/audit-seal';
import { LATEST, SEALED_ROWS } from '#db/audit-seals/sealed-rows';
import { readRow } from '#db/read-rows';
import type { SecretBox } from '#db/secrets/secret-box';
import { oneAtATime } from '../kit/one-at-a-time';

const MOST_ROWS = 1_000;
const STATEMENT_MS = 60_000;

/** Rows that no seal covers. Only those around the end of the last one are looked at: what is older was all there when it was made. */
const UNSEALED = `
  with reached as materialized (select coalesce(max(covered_until), '-infinity') - ${LATEST} as at from audit_seal)
  select key, digest, (extract(epoch from created_at) * 1000000)::bigint as made from ${SEALED_ROWS} line, reached
   where created_at > reached.at
     and key not in (select unnest(row_keys) from audit_seal, reached where covered_until > reached.at)
   order by created_at, key limit ${MOST_ROWS}`;
const NOW = 'select (extract(epoch from now()) * 1000000)::bigint as now';
const LAST = 'select number, mac from audit_seal order by number desc limit 1';
const INSERT = `
  insert into audit_seal (number, covered_until, row_keys, row_digests, previous, mac)
  values ($1, to_timestamp($2::numeric / 1000000), $3, $4, $5, $6)`;

interface Unsealed {
  readonly key: string;
  readonly digest: Buffer;
  readonly made: number;
}

/**
 * Seals what came to the audit log since the last seal, a thousand rows at a time. The number and the code of the seal go to the log: kept
 * elsewhere, they tell of seals that were taken away from the end.
 */
export async function sealAudit(pool: Pool, log: Logger, box: Pick<SecretBox, 'mac'>): Promise<'more' | 'idle'> {
  const alone = { name: 'audit-seal', statementMs: STATEMENT_MS };
  const seal = await oneAtATime(pool, alone, (client) => sealNext(client, box));
  if (!seal) return 'idle';
  const { number, mac, rows } = seal;
  log.info({ step: 'seal-audit', number, count: rows, mac: mac.toString('base64url') }, 'the audit log was sealed');
  return rows === MOST_ROWS ? 'more' : 'idle';
}

async function sealNext(
  client: PoolClient,
  box: Pick<SecretBox, 'mac'>,
): Promise<{ readonly number: number; readonly mac: Buffer; readonly rows: number } | null> {
  // Asked before the rows: what is made meanwhile belongs to the next seal.
  const asked = await readRow<{ now: number }>(client, { text: NOW });
  const { rows } = await client.query<Unsealed>(UNSEALED);
  const newest = rows.at(-1);
  if (!asked || !newest) return null;
  const last = await readRow<{ number: number; mac: Buffer }>(client, { text: LAST });
  const seal: AuditSeal = {
    number: (last?.number ?? 0) + 1,
    coveredUntil: rows.length === MOST_ROWS ? newest.made : asked.now,
    rowKeys: rows.map(({ key }) => key),
    rowDigests: rows.map(({ digest }) => digest),
    previous: last?.mac ?? FIRST_PREVIOUS,
  };
  const mac = macOf(box, seal);
  const { number, coveredUntil, rowKeys, rowDigests, previous } = seal;
  await client.query(INSERT, [number, coveredUntil, rowKeys, rowDigests, previous, mac]);
  return { number, mac, rows: rows.length };
}
