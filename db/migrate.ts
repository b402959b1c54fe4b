import { Client } from 'pg';
import { initOrm } from './orm';

/** Any number; all processes that migrate one database wait for the same one. */
const MIGRATION_LOCK = 4771001;

/** Brings the database to the newest schema; a no-op when it is there. Processes that start together take turns. */
export async function migrate(url: string): Promise<void> {
  const lock = new Client({ connectionString: url, application_name: 'leadrail-migrate' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const orm = await initOrm(url);
    try {
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
  } finally {
    await lock.end();
  }
}
