import type { Pool, PoolClient } from 'pg';
import type { Logger } from '#config/log';
import { listFieldIndexes } from '#db/queries/list-field-indexes';
import { listSearchableFields } from '#db/queries/list-searchable-fields';
import { oneAtATime } from '../kit/one-at-a-time';

/** Those that were found to be no owner's: said once. */
const told = new WeakSet<Pool>();

/**
 * Makes the indexes that lead types ask for, and drops those that nobody asks for any more, one at a time and while leads are written. One that
 * was cut off is dropped and made again. `pool`: of the owner of the tables.
 */
export async function indexFields(pool: Pool, log: Logger): Promise<'more' | 'idle'> {
  if ((await nextStatement(pool)) === undefined) return 'idle';
  if (!(await ownsLeads(pool))) {
    if (!told.has(pool))
      log.warn(
        { code: 'not-owner' },
        'a searchable field waits for its index: set DATABASE_OWNER_URL for a worker, or run npm run migrate',
      );
    told.add(pool);
    return 'idle';
  }
  // A large table takes as long as it takes; nothing waits for it.
  return (await oneAtATime(pool, { name: 'field-indexes', statementMs: 0 }, (client) => work(client, log))) ?? 'idle';
}

async function work(client: PoolClient, log: Logger): Promise<'more' | 'idle'> {
  const statement = await nextStatement(client);
  if (statement === undefined) return 'idle';
  await client.query(statement);
  // The planner knows how common a value is once the index has been looked at.
  if (statement.startsWith('create')) await client.query('analyze lead');
  log.info({ step: 'index-fields' }, 'an index of a lead-type field was brought up to date');
  return 'more';
}

/** Only the owner of a table may make an index of it. */
async function ownsLeads(sql: Pool): Promise<boolean> {
  const { rows } = await sql.query<{ owns: boolean }>(
    `select pg_has_role(relowner, 'usage') as owns from pg_class where oid = 'lead'::regclass`,
  );
  return rows[0]?.owns === true;
}

/** The one thing to do next; asked for under the lock, so an invalid index is one that nobody is making. */
async function nextStatement(sql: Pool | PoolClient): Promise<string | undefined> {
  const [wanted, found] = await Promise.all([listSearchableFields(sql), listFieldIndexes(sql)]);
  const names = new Set(wanted.map(({ name }) => name));
  const unwanted = found.find(({ name, valid, percent }) => !names.has(name) || (!valid && percent === null));
  if (unwanted) return `drop index concurrently if exists ${unwanted.name}`;
  return wanted.find(({ name }) => !found.some((index) => index.name === name))?.create;
}
