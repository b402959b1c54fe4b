import { UserError } from '#domain/kernel/errors';
import { printWelcome } from './start/print-welcome';
import { runUntilTold } from './start/run-until-told';
import { startInstallation } from './start/start-installation';

/** `npm start`: the whole product on this machine, from nothing to the first sold lead. Runs until it is told to stop. */
runUntilTold(async (args, giveUp) => {
  const unknown = args.filter((arg) => arg !== '--fresh');
  if (unknown.length > 0)
    throw new UserError(
      'unknown-argument',
      `npm start takes only --fresh, not ${unknown.join(' ')}. Settings are variables; see .env.example.`,
    );
  const { stack, market, signIn } = await startInstallation(args.includes('--fresh'), giveUp);
  printWelcome(stack, market, signIn);
  return stack;
});
