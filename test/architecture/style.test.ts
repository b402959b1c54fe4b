import path from 'node:path';
import { read, sourceFiles } from '#test/kit/source-files';

const SOURCES = [
  'domain',
  'workflows',
  'temporal',
  'activities',
  'api',
  'db',
  'config',
  'threads',
  'outbound',
  'scripts',
  'bench',
];
const code = sourceFiles(SOURCES);

describe('the house style', () => {
  it('names files in kebab case', () => {
    expect(
      code.filter((file) => !/^\d*[a-z0-9]+(-[a-z0-9]+)*(\.(schema|entity|d))?\.ts$/.test(path.basename(file))),
    ).toEqual([]);
  });

  it('has no drawers for everything', () => {
    expect(
      code.filter((file) => /(^|[/-])(utils?|helpers?|common|misc|manager|processor)([/.-]|$)/.test(file)),
    ).toEqual([]);
  });

  it('leaves nothing for later', () => {
    expect(
      [...code, ...sourceFiles(['test', 'ui'])].filter(
        (file) => file !== 'test/architecture/style.test.ts' && /\b(TODO|FIXME|XXX|HACK)\b/.test(read(file)),
      ),
    ).toEqual([]);
  });

  it('skips and focuses no test', () => {
    const marks = /\b(it|test|describe)\.(only|skip|todo)\b|\bx(it|describe)\(/;
    expect(
      sourceFiles(['test']).filter((file) => file !== 'test/architecture/style.test.ts' && marks.test(read(file))),
    ).toEqual([]);
  });

  it('switches no check off', () => {
    expect(code.filter((file) => /eslint-disable|@ts-ignore|@ts-nocheck|@ts-expect-error/.test(read(file)))).toEqual(
      [],
    );
  });

  it('reads the environment only where configuration and processes are made', () => {
    const allowed = /^(config\/|scripts\/|bench\/)/;
    expect(code.filter((file) => !allowed.test(file) && /process\.env/.test(read(file)))).toEqual([]);
  });

  it('exports by name', () => {
    expect(code.filter((file) => /^export default/m.test(read(file)))).toEqual([]);
  });

  it('names no registry host in its lockfile', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved"/);
  });
});
