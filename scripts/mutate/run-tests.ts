import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../test/run-tool';

export interface TestsRun {
  /** `broken`: a file could not be run, or none was: that says nothing about its tests. */
  readonly result: 'passed' | 'failed' | 'broken';
  readonly failed: number;
  readonly seconds: number;
  /** What went wrong, for a run that had to pass. */
  readonly told: string;
}

interface Report {
  readonly numFailedTests: number;
  readonly numPassedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly message: string }[];
}

const JEST = 'node_modules/jest/bin/jest.js';
const PROJECT_OF: Readonly<Record<string, string>> = { regressions: 'unit' };

/** Runs test files in a copy of the checkout. One that hangs is ended after `limitMs` and has failed. */
export async function runTests(
  folder: string,
  files: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly limitMs: number },
): Promise<TestsRun> {
  const report = path.join(folder, '.mutate-report.json');
  rmSync(report, { force: true });
  const projects = [...new Set(files.map((file) => file.split('/')[1] ?? ''))].map((name) => PROJECT_OF[name] ?? name);
  const flags = [
    '--runInBand',
    '--json',
    `--outputFile=${report}`,
    `--cacheDirectory=${path.join(folder, '.mutate-cache')}`,
  ];
  const run = await runTool([JEST, ...flags, '--selectProjects', ...new Set(projects), '--runTestsByPath', ...files], {
    ...options,
    cwd: folder,
    progress: () => undefined,
  });
  const read = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null;
  return {
    result: resultOf(read, run.code),
    failed: read?.numFailedTests ?? 0,
    seconds: run.seconds,
    told: read?.testResults.map(({ message }) => message).join('\n') ?? run.output,
  };
}

function resultOf(report: Report | null, code: number | null): TestsRun['result'] {
  if (code === null) return 'failed';
  if (!report || report.numPassedTests + report.numFailedTests === 0) return 'broken';
  if (report.numFailedTests > 0) return 'failed';
  return report.numRuntimeErrorTestSuites > 0 || code !== 0 ? 'broken' : 'passed';
}
