import path from 'node:path';
import type { Tally } from './tally';

/** The folders under test/ that each Jest project reads; see jest.config.mjs. */
export const PROJECTS: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit', 'regressions'],
  conformance: ['conformance'],
  architecture: ['architecture'],
  replay: ['replay'],
  integration: ['integration'],
  scenarios: ['scenarios'],
  ui: ['ui'],
  crash: ['crash'],
};

/** One test file as Jest's own JSON report describes it. */
export interface JestFile {
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
}

/**
 * Counts the tests of one project in the results of a run. A file that could not be run, a skipped test and a project without
 * any test count as failures: each of them would otherwise look like success.
 */
export function tallyProject(part: string, all: readonly JestFile[]): Tally {
  const files = all.filter((file) => belongsTo(part, file));
  const tests = files.flatMap((file) => file.assertionResults);
  const failures = tests.filter((test) => test.status === 'failed').map((test) => `${part}: ${test.fullName}`);
  // A file that could not be run has no results of its own, but its tests did not pass either.
  const hasFailure = (file: JestFile): boolean => file.assertionResults.some((test) => test.status === 'failed');
  const broken = files.filter((file) => file.status === 'failed' && !hasFailure(file));
  failures.push(...broken.map((file) => `${part}: ${path.relative('.', file.name)} could not be run`));
  const skipped = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  failures.push(...skipped.map((test) => `${part}: ${test.fullName} was skipped`));
  if (files.length === 0) failures.push(`${part}: its folder holds no test`);
  return { part, passed: tests.filter((test) => test.status === 'passed').length, failed: failures.length, failures };
}

function belongsTo(part: string, file: JestFile): boolean {
  const relative = path.relative('test', file.name);
  return PROJECTS[part]?.some((folder) => relative.startsWith(`${folder}${path.sep}`)) ?? false;
}
