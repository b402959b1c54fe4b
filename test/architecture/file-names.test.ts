import path from 'node:path';
import { PRODUCT_FOLDERS, read, sourceFiles } from '#test/kit/source-files';

/**
 * A file is named after the one thing it exports, or after the type that goes with it. Some kinds of file are named after the room they stand in instead: each of
 * them says here what its export is called.
 */
const EXPORT = /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|enum) (\w+)/gm;
const TYPE = /^export (?:declare )?(?:interface|type) (\w+)/gm;
const kebab = (name: string): string =>
  name
    .replace(/_/g, '-')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

interface Kind {
  readonly file: RegExp;
  readonly exports: RegExp;
}
const KINDS: readonly Kind[] = [
  { file: /(?:^|[/-])routes\.ts$/, exports: /^bind[A-Z]/ },
  { file: /\/bind-[a-z-]+\.ts$/, exports: /^bind[A-Z]/ },
  // The endpoints of one subject.
  { file: /^api\/contract\/[a-z-]+\.ts$/, exports: /./ },
  { file: /\/breaks\/[a-z-]+\.ts$/, exports: /BREAKS$/ },
  { file: /(?:^|[/-])registry\.ts$/, exports: /./ },
  { file: /\/migrations\/\d{4}-[a-z-]+\.ts$/, exports: /^[A-Z]\w+\d{4}$/ },
  { file: /\/words\.ts$|ui\/src\/words\/[a-z-]+\.ts$/, exports: /^words$/ },
  { file: /\/screens\.ts$/, exports: /^SCREENS$/ },
  { file: /\/form\.ts$/, exports: /^form$/ },
  { file: /\/widgets\.ts$/, exports: /^widgets$/ },
  { file: /contract\/listing\/lists\/[a-z-]+\.ts$/, exports: /List$|^[a-z]+$/ },
  {
    file: /\/(?:kinds|types|conditions|functions|operators|strategies|checks|library|faults)\/[a-z0-9-]+\.ts$/,
    exports: /./,
  },
];

/** The words of one are those of the other, or among them: `retry-after` and `retryAfterMs`. */
function names(file: string, exported: string): boolean {
  const base = path.basename(file).replace(/\.(?:schema|entity)?\.?ts$/, '');
  const [short, long] = [base, kebab(exported).replace(/^create-/, '')].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  return base === 'index' || `-${long}-`.includes(`-${short}-`);
}

function misnamed(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const exported = [...read(file).matchAll(EXPORT)].map((match) => match[1]!);
    const [only] = exported;
    const known = [...exported, ...[...read(file).matchAll(TYPE)].map((match) => match[1]!)];
    if (only === undefined || exported.length > 1 || known.some((name) => names(file, name))) return [];
    const kind = KINDS.find((each) => each.file.test(file));
    return kind?.exports.test(only) ? [] : [`${file} exports ${only}`];
  });
}

/** What is named otherwise; the list only shrinks. */
const EXCEPTIONS: readonly string[] = [];

describe('names of files', () => {
  const files = sourceFiles([...PRODUCT_FOLDERS, 'ui/src', 'scripts']);

  it('say what the file exports', () => {
    expect(misnamed(files)).toEqual(EXCEPTIONS);
  });

  it('would be found there if they did not', () => {
    expect(names('db/read-rows.ts', 'readRows')).toBe(true);
    expect(names('db/rows.ts', 'camelRow')).toBe(false);
  });
});
