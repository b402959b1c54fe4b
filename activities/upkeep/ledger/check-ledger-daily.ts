import type { Pool, PoolClient } from 'pg';
import type { Logger } from '#config/log';
import { newId } from '#db/new-id';
import { oneAtATime } from '#activities/kit/one-at-a-time';
import { checkBooks } from './check-books';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 400;
/** Reads all of the book of record: long on a large one, and nothing waits for it. */
const STATEMENT_MS = 600_000;
/** Checks the books once a day, and keeps what it found for the ledger's screen. Broken rules are an error in the log as well. */
export async function checkLedgerDaily(pool: Pool, log: Logger, now: () => number): Promise<'idle'> {
  if (!(await isDue(pool, now()))) return 'idle';
  await oneAtATime(pool, { name: 'ledger-check', statementMs: STATEMENT_MS }, async (client) => {
    if (await isDue(client, now())) await check(client, log, now);
  });
  return 'idle';
}

async function isDue(sql: Pool | PoolClient, now: number): Promise<boolean> {
  const { rowCount } = await sql.query('select 1 from ledger_check where started_at > $1 limit 1', [
    new Date(now - DAY_MS),
  ]);
  return rowCount === 0;
}

async function check(client: PoolClient, log: Logger, now: () => number): Promise<void> {
  const startedAt = new Date(now());
  const { rows } = await client.query<{ postings: number }>('select count(*) as postings from ledger_transaction');
  const violations = await checkBooks(client);
  const values = [newId(), startedAt, new Date(now()), rows[0]?.postings ?? 0, JSON.stringify(violations)];
  await client.query(
    'insert into ledger_check (id, started_at, ended_at, postings, violations) values ($1, $2, $3, $4, $5)',
    values,
  );
  await client.query('delete from ledger_check where started_at < $1', [new Date(now() - KEPT_DAYS * DAY_MS)]);
  if (violations.length > 0) log.error({ violations }, 'the books do not balance');
}
