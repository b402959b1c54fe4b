import type { Pool, PoolClient } from 'pg';
import { createPool, inTransaction, type Queryable } from '#db/pool';
import { createSecretBox } from '#db/secrets/secret-box';
import { seedFrom } from '#domain/kernel/seed';
import type { Say } from '../stack/say';
import { loadPastMarket } from './past-market';
import { PAST_AGENT, WRITTEN_AT } from './insert-request';
import { PAST_TABLES } from './past-book';
import { tradePast } from './trade-past';
import { writePast } from './write-past';

const DAYS = 60;
/** One writer at a time: the number only has to be nobody else's. */
const LOCK = 6_019_427_711n;

/** The made-up trading an installation has, from its first lead to its last. */
export interface Past {
  readonly since: string;
  readonly until: string;
}

/** Nothing but the seed has touched it: no lead ever came, and nobody changed the configuration. */
const UNTOUCHED = `select not exists (select 1 from lead) and not exists (select 1 from config_version where actor <> 'system')
  and exists (select 1 from installation where seeded_at is not null) and exists (select 1 from campaign) as untouched`;
const FOUND = `
  select first.received_at as since, first.day_written as until from (
    select lead.received_at, request.headers->>'user-agent' as agent, request.headers->>'${WRITTEN_AT}' as day_written
      from (select id, received_at from lead order by received_at, id limit 1) lead join lead_insert_request request on request.lead_id = lead.id
  ) first where first.agent = $1`;

/**
 * Gives an installation that has just been seeded with the demo market sixty days of trading, in one transaction: all of it or nothing.
 * May be called at every start: never twice, never beside leads of somebody else's. Answers the past that is there, null without one.
 */
export async function seedPast(
  databaseUrl: string,
  secretKey: string,
  now: number,
  say: Say = () => undefined,
): Promise<Past | null> {
  return withPool(databaseUrl, async (pool) => {
    if (await isUntouched(pool)) await writeDays(pool, secretKey, now, say);
    return readPast(pool);
  });
}

/** The past an installation began with, if it did. */
export const findPast = (databaseUrl: string): Promise<Past | null> => withPool(databaseUrl, readPast);

async function withPool<T>(databaseUrl: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(databaseUrl, 2, 'leadrail-past');
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function writeDays(pool: Pool, secretKey: string, now: number, say: Say): Promise<void> {
  say(`writing ${DAYS} days of made-up trading (LEADRAIL_DEMO=false begins without)`);
  const book = await tradePast(
    await loadPastMarket(pool, createSecretBox(secretKey)),
    { now, days: DAYS },
    seedFrom('leadrail past'),
  );
  const written = await inTransaction(
    pool,
    async (client: PoolClient) => {
      if (!(await isUntouched(client))) return false;
      await writePast(client, book);
      return true;
    },
    LOCK,
  );
  if (!written) return;
  await pool.query(`analyze ${PAST_TABLES.join(', ')}`);
  say(`${book.leads.length} leads of the past are written`);
}

async function isUntouched(sql: Queryable): Promise<boolean> {
  const { rows } = await sql.query<{ untouched: boolean }>(UNTOUCHED);
  return rows[0]?.untouched === true;
}

/** The oldest lead says whether the installation began with a past. */
async function readPast(sql: Queryable): Promise<Past | null> {
  const { rows } = await sql.query<{ since: Date; until: string }>(FOUND, [PAST_AGENT]);
  return rows[0] ? { since: rows[0].since.toISOString(), until: rows[0].until } : null;
}
