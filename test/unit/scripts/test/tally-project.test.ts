import path from 'node:path';
import { sumTallies } from '#scripts/test/tally';
import { tallyProject, type JestFile } from '#scripts/test/tally-project';

const file = (name: string, ...statuses: string[]): JestFile => ({
  name: path.resolve('test', name),
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status, index) => ({ status, fullName: `${name} ${index}` })),
});

describe('counting a project of tests', () => {
  it('counts only the files of its own folders', () => {
    const files = [
      file('unit/a.test.ts', 'passed', 'passed'),
      file('regressions/b.test.ts', 'passed'),
      file('replay/c.test.ts', 'passed'),
    ];
    expect(tallyProject('unit', files)).toEqual({ part: 'unit', passed: 3, failed: 0, failures: [] });
  });

  it('names what failed', () => {
    expect(tallyProject('unit', [file('unit/a.test.ts', 'passed', 'failed')])).toMatchObject({
      passed: 1,
      failed: 1,
      failures: ['unit: unit/a.test.ts 1'],
    });
  });

  it('counts a file that could not be run as a failure', () => {
    const broken = { ...file('unit/a.test.ts'), status: 'failed' };
    expect(tallyProject('unit', [broken])).toMatchObject({
      passed: 0,
      failed: 1,
      failures: ['unit: test/unit/a.test.ts could not be run'],
    });
  });

  it.each(['pending', 'todo', 'disabled'])('counts a test that is %s as a failure', (status) => {
    expect(tallyProject('unit', [file('unit/a.test.ts', 'passed', status)])).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a project without tests as a failure', () => {
    expect(tallyProject('replay', [file('unit/a.test.ts', 'passed')])).toMatchObject({ passed: 0, failed: 1 });
  });

  it('sums the parts', () => {
    const parts = [tallyProject('unit', [file('unit/a.test.ts', 'passed', 'failed')]), tallyProject('crash', [])];
    expect(sumTallies(parts)).toEqual({ passed: 1, failed: 2 });
  });
});
