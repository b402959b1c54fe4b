import { rmSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '#domain/kernel/errors';
import { servePages } from './dev/serve-pages';
import { watchServer } from './dev/watch-server';
import { printWelcome } from './start/print-welcome';
import { runUntilTold } from './start/run-until-told';
import { PROJECT, startInstallation } from './start/start-installation';
import { sayOnStderr as say } from './stack/say';

/** `npm run dev`: a running installation whose screens follow each edit at once and whose API and worker begin again with each edit. */
runUntilTold(async (args, giveUp) => {
  if (args.length > 0)
    throw new UserError('unknown-argument', `npm run dev takes no arguments, not ${args.join(' ')}.`);
  const { stack, market, signIn } = await startInstallation(false, giveUp);
  printWelcome(stack, market, signIn);
  // From here on dist follows the sources without the build: the next command that needs a build makes its own.
  rmSync(path.join(PROJECT, 'dist', '.build.json'), { force: true });
  const pages = await servePages(PROJECT, stack.apiUrl);
  const server = watchServer(PROJECT, async (names) => {
    say(`begins again: ${names.join(' and ')}`);
    await Promise.all(names.map((name) => stack.restart(name)));
    say(`${names.join(' and ')} ${names.length > 1 ? 'serve' : 'serves'} the new code`);
  });
  say(`screens with hot reload: ${pages.url} (API behind it: ${stack.apiUrl})`);
  return {
    stop: async (options) => {
      server.stop();
      await pages.stop();
      await stack.stop(options);
    },
  };
});
