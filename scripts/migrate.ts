import { migrate } from '#db/migrate';
import { sayOnStderr as say } from './stack/say';

/** `npm run migrate`: brings the database of DATABASE_URL to the newest schema, for installations whose processes run apart. */
async function main(): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('Set DATABASE_URL to the Postgres database to bring up to date.');
  await migrate(url);
  say('the database is up to date');
}

main().catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
