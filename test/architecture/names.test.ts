import { PRODUCT_FOLDERS, read, sourceFiles } from '#test/kit/source-files';

/**
 * One name for one thing: nothing is exported under the same name by two folders. What is left from before is listed and may only get less:
 * two meanings want two names, one meaning wants one home.
 */
const TWICE: readonly string[] = [];

const EXPORT =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;
/** Names that a file of each folder has to have: a glob picks them up. */
const BY_CONVENTION = new Set(['routes', 'words', 'form', 'widgets', 'SCREENS']);

function exportedTwice(): string[] {
  const homes = new Map<string, Set<string>>();
  for (const file of sourceFiles([...PRODUCT_FOLDERS, 'ui/src'])) {
    for (const [, name] of read(file).matchAll(EXPORT)) homes.set(name!, (homes.get(name!) ?? new Set()).add(file));
  }
  return [...homes]
    .filter(([name, files]) => files.size > 1 && !BY_CONVENTION.has(name))
    .map(([name]) => name)
    .sort();
}

describe('exported names', () => {
  const found = exportedTwice();

  it('are exported once', () => {
    expect(found.filter((name) => !TWICE.includes(name))).toEqual([]);
  });

  it('need every exception that is listed', () => {
    expect(TWICE.filter((name) => !found.includes(name))).toEqual([]);
  });
});
