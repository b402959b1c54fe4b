import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from './run-tool';
import type { Tally } from './tally';
import { PROJECTS, tallyProject, type JestFile } from './tally-project';

export interface JestOptions {
  /** 1 runs the files one after the other. */
  readonly workers: number;
  readonly env: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
  /** A pattern of paths: only the files that match are run. */
  readonly only?: string | undefined;
}

const JEST = 'node_modules/jest/bin/jest.js';
const LIMIT_MS = 1_200_000;

/** Runs some Jest projects in one process and counts the tests of each. */
export async function runJest(parts: readonly string[], { workers, env, report, only }: JestOptions): Promise<Tally[]> {
  const present = parts.filter((part) => PROJECTS[part]?.some((folder) => existsSync(path.join('test', folder))));
  for (const part of parts) if (!present.includes(part)) report(`${part}: there is no test/${part} folder`);
  if (present.length === 0) return [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-jest-'));
  const results = path.join(folder, 'results.json');
  const concurrency = workers === 1 ? ['--runInBand'] : [`--maxWorkers=${workers}`];
  // The count below finds a project without tests; Jest itself would stop the others because of it.
  const options = [
    ...concurrency,
    '--passWithNoTests',
    '--json',
    `--outputFile=${results}`,
    ...(only === undefined ? [] : [`--testPathPatterns=${only}`]),
  ];
  const progress = (seconds: number): void => report(`${present.join(', ')}: ${seconds} s so far`);
  const run = await runTool([JEST, '--selectProjects', ...present, ...options], {
    show: true,
    limitMs: LIMIT_MS,
    env,
    progress,
  });
  const files = readResults(results);
  rmSync(folder, { recursive: true, force: true });
  const tallies = present.map((part) => tallyProject(part, files));
  for (const tally of tallies) report(`${tally.part}: ${tally.passed} passed, ${tally.failed} failed`);
  report(`${present.join(', ')} took ${run.seconds.toFixed(1)} s`);
  return run.code === 0 || tallies.some((tally) => tally.failed > 0)
    ? tallies
    : [...tallies, brokenRun(present, run.code)];
}

function readResults(file: string): readonly JestFile[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { testResults: JestFile[] }).testResults : [];
}

const brokenRun = (parts: readonly string[], code: number | null): Tally => {
  const how = code === null ? 'took too long and was ended' : `Jest ended with code ${code}`;
  return { part: 'jest', passed: 0, failed: 1, failures: [`${parts.join(', ')}: ${how}`] };
};
