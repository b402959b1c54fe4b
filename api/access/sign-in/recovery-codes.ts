import { createHash, randomBytes } from 'node:crypto';
import type { Queryable } from '#db/pool';

const HOW_MANY = 10;
/** Neither l nor o, which look like digits; 5 bits each, 120 bits a code: too many to search a stolen table for them, so a plain hash will do. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const LENGTH = 24;

const hashOf = (code: string): Buffer => createHash('sha256').update(code).digest();

function newCode(): string {
  return Array.from(randomBytes(LENGTH), (byte) => LETTERS.charAt(byte & 31)).join('');
}

/** Ten new codes like `xxxx-xxxx-xxxx-xxxx-xxxx-xxxx` instead of the old ones; only their hashes are kept. */
export async function replaceRecoveryCodes(sql: Queryable, userId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await sql.query({
    name: 'drop-recovery-codes',
    text: 'delete from recovery_code where user_id = $1',
    values: [userId],
  });
  const text = 'insert into recovery_code (user_id, code_hash) select $1, hash from unnest($2::bytea[]) given(hash)';
  await sql.query({ name: 'add-recovery-codes', text, values: [userId, codes.map(hashOf)] });
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code);
}

/** True for the one use of a code. `code` without its dashes. */
export async function useRecoveryCode(sql: Queryable, userId: string, code: string): Promise<boolean> {
  const text = 'update recovery_code set used_at = now() where user_id = $1 and code_hash = $2 and used_at is null';
  const { rowCount } = await sql.query({
    name: 'use-recovery-code',
    text,
    values: [userId, hashOf(code.toLowerCase())],
  });
  return rowCount === 1;
}

/** What stands in for a second factor goes with the last of them. */
export async function dropIdleRecoveryCodes(sql: Queryable, userId: string): Promise<void> {
  const text = `
    delete from recovery_code where user_id = $1 and not exists (select from passkey where user_id = $1)
      and not exists (select from user_login where user_id = $1 and totp_confirmed_at is not null)`;
  await sql.query({ name: 'drop-idle-recovery-codes', text, values: [userId] });
}

export async function recoveryCodesLeft(sql: Queryable, userId: string): Promise<number> {
  const text = 'select count(*)::integer as left from recovery_code where user_id = $1 and used_at is null';
  const { rows } = await sql.query<{ left: number }>({ name: 'recovery-codes-left', text, values: [userId] });
  return rows[0]?.left ?? 0;
}
