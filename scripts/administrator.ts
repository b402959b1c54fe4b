import path from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '#db/migrate';
import { findInstallation } from './administrator/find-installation';
import { makeAdministrator } from './administrator/make-administrator';
import { dataHome } from './stack/home/data-home';
import { sayOnStderr as say } from './stack/say';

const USAGE = 'usage: npm run administrator -- --email you@example.com [--name "Your Name"] [--another]';

/** `npm run administrator`: the first administrator of an installation whose processes run apart, or a new link for one who lost the password. Prints the link once, on stdout. */
async function main(args: string[]): Promise<void> {
  const options = { email: { type: 'string' }, name: { type: 'string' }, another: { type: 'boolean' } } as const;
  const {
    values: { email, name = 'Administrator', another = false },
  } = parseArgs({ args, options });
  if (!email) throw new Error(USAGE);
  const { databaseUrl, publicUrl } = findInstallation(process.env, dataHome(path.resolve(__dirname, '..', '..')));
  await migrate(databaseUrl);
  const { link, expiresAt } = await makeAdministrator(databaseUrl, { email, name, another, publicUrl });
  say(`${email} chooses a password here, once, until ${expiresAt.toISOString()}; the link is not shown again:`);
  process.stdout.write(`${link}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
