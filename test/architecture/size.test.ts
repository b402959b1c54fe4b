import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { PRODUCT_FOLDERS, lineCount, read, sourceFiles } from '#test/kit/source-files';

/** Hard limits in lines, formatted at 120 columns, by kind of file; the first that matches counts. */
const LIMITS: readonly (readonly [RegExp, number])[] = [
  [/^test\//, 600],
  [/\.vue$/, 300],
  [/^workflows\/.*workflow\.ts$/, 160],
  [/^activities\/(?!worker)/, 160],
  [/^db\/queries\//, 160],
  [/\.ts$/, 300],
];
/** Files that may be longer, with the reason. This list only shrinks: an entry that is not needed any more fails. */
const EXCEPTIONS: Record<string, string> = {};

const limitOf = (file: string) => LIMITS.find(([pattern]) => pattern.test(file))![1];

describe('file sizes', () => {
  it('keep their hard limits', () => {
    const tooLong = sourceFiles().filter((file) => !(file in EXCEPTIONS) && lineCount(file) > limitOf(file));
    expect(tooLong.map((file) => `${file}: ${lineCount(file)} > ${limitOf(file)}`)).toEqual([]);
  });

  it('need every exception that is listed', () => {
    expect(Object.keys(EXCEPTIONS).filter((file) => lineCount(file) <= limitOf(file))).toEqual([]);
  });

  it('keep a median of at most 50 lines and a ninetieth percentile of at most 140', () => {
    const lengths = sourceFiles([...PRODUCT_FOLDERS, 'ui'])
      .map(lineCount)
      .sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(50);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(140);
  });
});

describe('long functions', () => {
  const listed = [.../LONG_FUNCTIONS = \[([^\]]*)\]/.exec(read('eslint.config.mjs'))![1]!.matchAll(/'([^']+)'/g)].map(
    ([, file]) => file!,
  );
  const tooLong = (code: string): boolean =>
    new Linter().verify(
      code,
      [
        {
          files: ['**/*.ts'],
          languageOptions: { parser: tseslint.parser as Linter.Parser },
          rules: { 'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }] },
        },
      ],
      'file.ts',
    ).length > 0;

  it('need every exception that is listed', () => {
    expect(listed.filter((file) => !tooLong(read(file)))).toEqual([]);
  });

  it('get no more', () => {
    expect(listed.length).toBeLessThanOrEqual(8);
  });

  it('are found where they are', () => {
    expect(tooLong(`export function long() {\n${'  call();\n'.repeat(60)}}`)).toBe(true);
    expect(tooLong(`export function short() {\n${'  call();\n'.repeat(50)}}`)).toBe(false);
  });
});
