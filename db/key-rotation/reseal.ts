import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../pool';
import type { SecretBox } from '../secrets/secret-box';
import { SEALED_COLUMNS, type SealedColumn } from './sealed-columns';

const BATCH = 200;
/** A sealed text: format, key, nonce with tag and ciphertext. */
const sealedBy = (keyIds: readonly string[]): RegExp => new RegExp(`lr1\\.(?:${keyIds.join('|')})\\.[\\w-]+`, 'g');

export interface Resealing {
  readonly box: Pick<SecretBox, 'open' | 'seal'>;
  /** Whose sealed texts are sealed anew. */
  readonly olderKeyIds: readonly string[];
  /** Called after each batch. */
  readonly onProgress?: (column: SealedColumn, done: number) => void;
}

/**
 * Seals everything anew that an older key sealed, batch by batch, each in a transaction of its own: one that was cut off is gone on with by
 * calling it again. Returns how many rows were changed.
 */
export async function reseal(pool: Pool, { box, olderKeyIds, onProgress }: Resealing): Promise<number> {
  if (olderKeyIds.length === 0) return 0;
  let total = 0;
  for (const column of SEALED_COLUMNS) {
    let done = 0;
    for (;;) {
      const count = await inTransaction(pool, (sql) => resealBatch(sql, column, box, olderKeyIds));
      done += count;
      if (count > 0) onProgress?.(column, done);
      if (count < BATCH) break;
    }
    total += done;
  }
  return total;
}

/** How many rows an older key still sealed something of. */
export async function countSealedBy(pool: Pool, keyIds: readonly string[]): Promise<number> {
  let count = 0;
  for (const { table, column } of keyIds.length === 0 ? [] : SEALED_COLUMNS) {
    const text = `select count(*)::integer as count from ${table} where ${column}::text ~ $1`;
    const { rows } = await pool.query<{ count: number }>(text, [sealedBy(keyIds).source]);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

async function resealBatch(
  sql: PoolClient,
  { table, column, type, key, appendOnly }: SealedColumn,
  box: Pick<SecretBox, 'open' | 'seal'>,
  keyIds: readonly string[],
): Promise<number> {
  const pattern = sealedBy(keyIds);
  // What the history says stays the same; the same words are only locked away with another key.
  if (appendOnly) await sql.query(`alter table ${table} disable trigger ${appendOnly}`);
  const { rows } = await sql.query<{ key: unknown; value: string }>(
    `select ${key} as key, ${column}::text as value from ${table} where ${column}::text ~ $1 order by ${key} limit ${BATCH} for update`,
    [pattern.source],
  );
  for (const row of rows) {
    const value = row.value.replace(pattern, (sealed) => box.seal(box.open(sealed)));
    await sql.query(`update ${table} set ${column} = $2::${type} where ${key} = $1`, [row.key, value]);
  }
  if (appendOnly) await sql.query(`alter table ${table} enable trigger ${appendOnly}`);
  return rows.length;
}
