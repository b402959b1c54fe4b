/** A change that makes the product wrong on purpose, and the tests that must notice. */
export interface Break {
  /** `area/what-goes-wrong`, unique. */
  readonly id: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** Test files, of which at least one has to fail. Those under test/integration need a running stack. */
  readonly tests: readonly string[];
}

/** Whether the tests of a break need Postgres and Temporal. */
export const needsStack = ({ tests }: Break): boolean =>
  tests.some((file) => !/^test\/(unit|regressions|conformance|architecture|replay)\//.test(file));

/** Why a break cannot be applied to a file's text; null when it can. */
export function problemOf({ file, find, replace }: Break, text: string | null): string | null {
  if (text === null) return `${file} is not there any more`;
  const found = text.split(find).length - 1;
  if (found !== 1) return `its text stands ${found} times in ${file}, not once`;
  return replace === find ? 'it changes nothing' : null;
}

export const broken = ({ find, replace }: Break, text: string): string => text.replace(find, () => replace);
