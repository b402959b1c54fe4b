import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from '../stack/say';
import { type Break, broken, needsStack } from './break';
import { runTests } from './run-tests';
import type { Fate, Tried } from './verdict';

/** A break may make its tests run for ever; those on a stack take longer anyway. */
const LIMIT_MS = { offline: 60_000, onStack: 240_000 } as const;
const BASELINE_LIMIT_MS = 900_000;
const FATES = { passed: 'survived', failed: 'killed', broken: 'broken' } as const satisfies Record<string, Fate>;

export interface TryOptions {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  /** Ends the run after the break in hand. */
  readonly signal: AbortSignal;
}

/** The sentence that says why nothing can be learned here, or null: the tests have to pass before anything is broken. */
export async function failingBefore(
  breaks: readonly Break[],
  { folder, env, say }: TryOptions,
): Promise<string | null> {
  const files = [...new Set(breaks.flatMap(({ tests }) => tests))];
  say(`running ${files.length} test files with nothing broken`);
  const { result, told, seconds } = await runTests(folder, files, { env, limitMs: BASELINE_LIMIT_MS });
  say(`${result} (${seconds.toFixed(1)} s)`);
  return result === 'passed' ? null : `The tests do not pass with nothing broken, so they prove nothing:\n${told}`;
}

/** Applies one break after the other to the copy, each alone, and runs its tests. */
export async function tryBreaks(
  breaks: readonly Break[],
  { folder, env, say, signal }: TryOptions,
): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const [index, each] of breaks.entries()) {
    if (signal.aborted) break;
    const file = path.join(folder, each.file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, broken(each, text));
    const { result, failed, seconds } = await runTests(folder, each.tests, {
      env,
      limitMs: needsStack(each) ? LIMIT_MS.onStack : LIMIT_MS.offline,
    });
    writeFileSync(file, text);
    if (signal.aborted) break;
    const fate = FATES[result];
    say(
      `[${index + 1}/${breaks.length}] ${each.id}: ${fate}${fate === 'killed' ? ` by ${failed || 'never ending'}` : ''} (${seconds.toFixed(1)} s)`,
    );
    tried.push({ id: each.id, fate });
  }
  return tried;
}
