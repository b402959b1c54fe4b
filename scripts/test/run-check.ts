import { runTool } from './run-tool';
import type { Tally } from './tally';

/** Checks over the whole source tree; each counts as one test. */
export const CHECKS: Readonly<Record<string, readonly string[]>> = {
  lint: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  form: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  types: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  pages: ['node_modules/vue-tsc/bin/vue-tsc.js', '--noEmit', '-p', 'ui/tsconfig.json'],
};

const LIMIT_MS = 600_000;

export async function runCheck(part: string, report: (line: string) => void): Promise<Tally> {
  const run = await runTool(CHECKS[part] ?? [], {
    limitMs: LIMIT_MS,
    progress: (seconds) => report(`${part}: ${seconds} s so far`),
  });
  const passed = run.code === 0;
  report(`${part}: ${passed ? 'passed' : 'failed'} (${run.seconds.toFixed(1)} s)`);
  if (!passed) process.stderr.write(`${run.output.trimEnd()}\n`);
  return { part, passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: passed ? [] : [part] };
}
