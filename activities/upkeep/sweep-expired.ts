import type { Pool } from 'pg';

const BATCH = 5_000;

/** Throws away what has had its day: idempotency keys after 30 days (derived ones after a minute), access tokens after their hour, test sends after a week. */
export async function sweepExpired(pool: Pool): Promise<'more' | 'idle'> {
  const keys = await pool.query({
    name: 'sweep-idempotency-keys',
    text: `delete from idempotency_key where (scope, key) in (select scope, key from idempotency_key where expires_at < now() limit $1)`,
    values: [BATCH],
  });
  const tokens = await pool.query({
    name: 'sweep-access-tokens',
    text: `delete from access_token where token_hash in (select token_hash from access_token where expires_at < now() limit $1)`,
    values: [BATCH],
  });
  const tests = await pool.query({
    name: 'sweep-delivery-tests',
    text: `delete from delivery_test where id in (select id from delivery_test where asked_at < now() - interval '7 days' limit $1)`,
    values: [BATCH],
  });
  await sweepAccess(pool);
  // Of workers that were ended without a word.
  await pool.query(`delete from worker_presence where seen_at < now() - interval '1 hour'`);
  return tests.rowCount === BATCH || keys.rowCount === BATCH || tokens.rowCount === BATCH ? 'more' : 'idle';
}

/** What signing in leaves behind; few rows, so no batches. */
async function sweepAccess(pool: Pool): Promise<void> {
  await pool.query('delete from user_session where expires_at < now()');
  await pool.query('delete from sign_in_challenge where expires_at < now()');
  await pool.query('delete from sso_attempt where expires_at < now()');
  await pool.query('delete from passkey_challenge where expires_at < now()');
  await pool.query(`delete from known_device where last_used_at < now() - interval '180 days'`);
  await pool.query(`delete from user_link where expires_at < now() - interval '30 days'`);
  await pool.query('delete from throttle where expire < extract(epoch from now()) * 1000');
}
