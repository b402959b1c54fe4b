import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from './run-tool';
import type { Tally } from './tally';

/** The folders under test/ that each Jest project reads; see jest.config.mjs. */
export const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit', 'regressions'],
  conformance: ['conformance'],
  architecture: ['architecture'],
  replay: ['replay'],
  integration: ['integration'],
  scenarios: ['scenarios'],
  crash: ['crash'],
};

interface JestFile {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
}

const LIMIT_MS = 1_200_000;

/** Runs some Jest projects in one process and counts the tests of each. `workers` of 1 runs the files one after the other. */
export async function runJest(parts: readonly string[], workers: number, env: NodeJS.ProcessEnv, report: (line: string) => void): Promise<Tally[]> {
  const present = parts.filter((part) => PROJECTS[part]?.some((folder) => existsSync(path.join('test', folder))));
  for (const part of parts) if (!present.includes(part)) report(`${part}: there is no test/${part} folder`);
  if (present.length === 0) return [];
  const folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-jest-'));
  const results = path.join(folder, 'results.json');
  const concurrency = workers === 1 ? ['--runInBand'] : [`--maxWorkers=${workers}`];
  // The count below finds a project without tests; Jest itself would stop the others because of it.
  const args = ['node_modules/jest/bin/jest.js', '--selectProjects', ...present, ...concurrency, '--passWithNoTests', '--json', `--outputFile=${results}`];
  const run = await runTool(args, { show: true, limitMs: LIMIT_MS, env });
  const files = readResults(results);
  rmSync(folder, { recursive: true, force: true });
  const tallies = present.map((part) => tallyOf(part, files.filter((file) => belongsTo(part, file))));
  for (const tally of tallies) report(`${tally.part}: ${tally.passed} passed, ${tally.failed} failed`);
  report(`${present.join(', ')} took ${run.seconds.toFixed(1)} s`);
  return run.code === 0 || tallies.some((tally) => tally.failed > 0) ? tallies : [...tallies, brokenRun(present, run.code)];
}

function readResults(file: string): readonly JestFile[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { testResults: JestFile[] }).testResults : [];
}

function belongsTo(part: string, file: JestFile): boolean {
  const relative = path.relative('test', file.name);
  return PROJECTS[part]?.some((folder) => relative.startsWith(`${folder}${path.sep}`)) ?? false;
}

function tallyOf(part: string, files: readonly JestFile[]): Tally {
  const tests = files.flatMap((file) => file.assertionResults);
  const failures = tests.filter((test) => test.status === 'failed').map((test) => `${part}: ${test.fullName}`);
  // A file that could not be run has no results of its own, but its tests did not pass either.
  const broken = files.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'));
  failures.push(...broken.map((file) => `${part}: ${path.relative('.', file.name)} could not be run`));
  failures.push(...tests.filter((test) => test.status !== 'passed' && test.status !== 'failed').map((test) => `${part}: ${test.fullName} was skipped`));
  if (files.length === 0) failures.push(`${part}: its folder holds no test`);
  return { part, passed: tests.filter((test) => test.status === 'passed').length, failed: failures.length, failures };
}

const brokenRun = (parts: readonly string[], code: number | null): Tally => {
  const failure = code === null ? `${parts.join(', ')}: took too long and was ended` : `${parts.join(', ')}: Jest ended with code ${code}`;
  return { part: 'jest', passed: 0, failed: 1, failures: [failure] };
};
