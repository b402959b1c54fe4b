import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from '../stack/say';
import { broken, type Break } from './break';
import { runTests } from './run-tests';
import type { Fate, Tried } from './verdict';

const LIMIT_MS = 180_000;
const BASELINE_LIMIT_MS = 900_000;
const FATES = { passed: 'survived', failed: 'killed', broken: 'broken' } as const satisfies Record<string, Fate>;

export interface TryOptions {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
}

/** The sentence that says why nothing can be learned here, or null: the tests have to pass before anything is broken. */
export async function failingBefore(breaks: readonly Break[], { folder, env, say }: TryOptions): Promise<string | null> {
  const files = [...new Set(breaks.flatMap(({ tests }) => tests))];
  say(`running ${files.length} test files with nothing broken`);
  const { result, told, seconds } = await runTests(folder, files, { env, limitMs: BASELINE_LIMIT_MS });
  say(`${result} (${seconds.toFixed(1)} s)`);
  return result === 'passed' ? null : `The tests do not pass with nothing broken, so they prove nothing:\n${told}`;
}

/** Applies one break after the other to the copy, each alone, and runs its tests. */
export async function tryBreaks(breaks: readonly Break[], { folder, env, say }: TryOptions): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  for (const [index, each] of breaks.entries()) {
    const file = path.join(folder, each.file);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, broken(each, text));
    const { result, failed, seconds } = await runTests(folder, each.tests, { env, limitMs: LIMIT_MS });
    writeFileSync(file, text);
    const fate = FATES[result];
    say(`[${index + 1}/${breaks.length}] ${each.id}: ${fate}${fate === 'killed' ? ` by ${failed || 'never ending'}` : ''} (${seconds.toFixed(1)} s)`);
    tried.push({ id: each.id, fate });
  }
  return tried;
}
