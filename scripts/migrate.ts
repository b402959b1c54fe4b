import { indexFields } from '#activities/upkeep/index-fields';
import { createLogger } from '#config/log';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { sayOnStderr as say } from './stack/say';

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL, or else DATABASE_URL, to the newest schema, for installations whose processes run apart. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'] || process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the Postgres database to bring up to date.');
  await migrate(url);
  const pool = createPool(url, 2, 'leadrail-migrate');
  try {
    while ((await indexFields(pool, createLogger('migrate'))) === 'more')
      say('an index of a searchable field was made');
  } finally {
    await pool.end();
  }
  say('the database is up to date');
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
