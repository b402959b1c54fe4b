import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '#domain/kernel/errors';
import type { Fault } from '#test/chaos/faults/fault';
import { FAULTS } from '#test/chaos/faults/registry';
import { openInstallation } from '#test/chaos/installation';
import { isClean, renderVerdicts } from '#test/chaos/report';
import { runFault, type Verdict } from '#test/chaos/run-fault';
import { REPEAT_ANSWERS, type RepeatAnswer } from '#test/kit/fakes/buyers/behaviour';
import { onInterrupt } from './stack/on-interrupt';
import { sayOnStderr as say } from './stack/say';

interface ChaosOptions {
  readonly json: boolean;
  readonly leads: number;
  readonly kills: number;
  readonly runs: readonly Run[];
}
/** One fault against buyers that answer repetitions in one way. */
interface Run {
  readonly fault: Fault;
  readonly repeats: RepeatAnswer;
}

const MOST_LEADS = 100_000;
const MOST_KILLS = 1_000;
const USAGE = 'npm run chaos -- [--json] [--leads N] [--kills N] [--fault NAME[/REPEATS]]...';

const starting = new AbortController();
let close: (() => Promise<void>) | undefined;
let ending: Promise<void> | undefined;

/** `npm run chaos`: kills every part of an installation under load and asks all parties afterwards whether anything went wrong. */
async function chaos({ leads, kills, runs }: ChaosOptions): Promise<readonly Verdict[]> {
  const installation = await openInstallation({
    project: path.resolve(__dirname, '..', '..'),
    say,
    signal: starting.signal,
  });
  close = () => installation.close();
  const verdicts: Verdict[] = [];
  for (const { fault, repeats } of runs) {
    say(`${fault.name}: ${fault.what}, ${leads} leads, repetitions answered: ${repeats}`);
    const verdict = await runFault(installation, fault, { leads, kills, repeats, say });
    verdicts.push(verdict);
    say(`${fault.name}: ${JSON.stringify(verdict.result)}`);
  }
  return verdicts;
}

function readOptions(args: readonly string[]): ChaosOptions {
  const given = parse(args);
  const number = (flag: 'leads' | 'kills', usual: number, most: number): number => {
    const text = given[flag] ?? String(usual);
    if (!/^\d+$/.test(text) || Number(text) > most)
      throw new UserError('bad-argument', `--${flag} takes a number up to ${most}. ${USAGE}`);
    return Number(text);
  };
  return {
    json: given.json ?? false,
    leads: number('leads', 250, MOST_LEADS),
    kills: number('kills', 20, MOST_KILLS),
    runs: given.fault ? given.fault.flatMap(runsOf) : FAULTS.flatMap(({ name }) => runsOf(name)),
  };
}

/** Every way of answering repetitions, unless one is named. */
function runsOf(wanted: string): Run[] {
  const [name, only] = wanted.split('/');
  const fault = FAULTS.find((each) => each.name === name);
  const ways = REPEAT_ANSWERS.filter((way) => only === undefined || way === only);
  if (fault && ways.length > 0) return ways.map((repeats) => ({ fault, repeats }));
  const faults = FAULTS.map((each) => each.name).join(', ');
  throw new UserError('bad-argument', `${USAGE}\nFaults: ${faults}\nRepeats: ${REPEAT_ANSWERS.join(', ')}`);
}

function parse(args: readonly string[]) {
  const options = {
    json: { type: 'boolean' },
    leads: { type: 'string' },
    kills: { type: 'string' },
    fault: { type: 'string', multiple: true },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch {
    throw new UserError('bad-argument', USAGE);
  }
}

function end(code: number): Promise<void> {
  ending ??= (async () => {
    starting.abort(new Error('The run was interrupted.'));
    await close?.().catch(() => undefined);
    process.exit(code);
  })();
  return ending;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const verdicts = await chaos(options);
  console.log(renderVerdicts(verdicts));
  if (options.json) console.log(JSON.stringify(verdicts.map(({ result }) => result)));
  await end(verdicts.every(isClean) ? 0 : 1);
}

onInterrupt(({ force }) => (force ? process.exit(130) : void end(130)));

main().catch(async (error: unknown) => {
  say(error instanceof Error ? ('kind' in error ? error.message : (error.stack ?? error.message)) : String(error));
  await end(1);
});
