import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { initOrm } from './orm';
import { grantAccess } from './roles/grant-access';
import { ensureRoles } from './ensure-roles';

/** Any number; all processes that migrate one database wait for the same one. */
const MIGRATION_LOCK = 4771001;
const TURN_MS = 200;
/** An index of a large table takes as long as it takes. How long a lock is waited for says each migration. */
const PATIENT = { statement_timeout: 0, keepAlive: true };

/**
 * Brings the database to the newest schema, and gives the roles of API, worker and readers their rights; a no-op when it is there. Processes that
 * start together take turns. `url`: of whoever owns the tables.
 */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url, application_name: 'leadrail-migrate' });
  await lock.connect();
  try {
    await takeTurn(lock);
    await ensureRoles(lock);
    const orm = await initOrm(url, { poolSize: 1, patience: PATIENT });
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    await grantAccess(lock);
  } finally {
    await lock.end();
  }
}

/** Asks again and again: a statement that waited would be waited for by an index that is made beside it. */
async function takeTurn(lock: Client): Promise<void> {
  for (;;) {
    const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [MIGRATION_LOCK]);
    if (rows[0]?.mine) return;
    await sleep(TURN_MS);
  }
}
