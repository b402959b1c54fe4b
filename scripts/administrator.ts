import { parseArgs } from 'node:util';
import { publicUrlOf } from '#config/load-config';
import { migrate } from '#db/migrate';
import { makeAdministrator } from './administrator/make-administrator';
import { sayOnStderr as say } from './stack/say';

const USAGE = 'usage: npm run administrator -- --email you@example.com [--name "Your Name"] [--another]';

/** `npm run administrator`: the first administrator of an installation whose processes run apart. Prints the link once, on stdout. */
async function main(args: string[]): Promise<void> {
  const options = { email: { type: 'string' }, name: { type: 'string' }, another: { type: 'boolean' } } as const;
  const {
    values: { email, name = 'Administrator', another = false },
  } = parseArgs({ args, options });
  const url = process.env['DATABASE_URL'];
  if (!email) throw new Error(USAGE);
  if (!url)
    throw new Error(
      'Set DATABASE_URL to the Postgres database of the installation. What npm start runs by itself has an administrator already.',
    );
  await migrate(url);
  const { link, expiresAt } = await makeAdministrator(url, {
    email,
    name,
    another,
    publicUrl: publicUrlOf({
      PUBLIC_URL: process.env['PUBLIC_URL'],
      HOST: process.env['HOST'] ?? 'localhost',
      PORT: Number(process.env['PORT'] ?? 3000),
    }),
  });
  say(`${email} chooses a password here, once, until ${expiresAt.toISOString()}; the link is not shown again:`);
  process.stdout.write(`${link}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
