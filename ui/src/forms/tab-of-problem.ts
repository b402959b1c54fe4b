import type { FieldProblem } from '#api/contract/problem';

interface Owner {
  readonly id: string;
  readonly fields?: readonly string[];
}
const holds = (path: string, field: string): boolean => field === path || field.startsWith(`${path}.`);

/** The tab a problem belongs to: the one that names the longest path to its field; undefined when none does. */
export function tabOfProblem(tabs: readonly Owner[], { field }: Pick<FieldProblem, 'field'>): string | undefined {
  const lengthOf = ({ fields = [] }: Owner): number =>
    Math.max(-1, ...fields.filter((path) => holds(path, field)).map(({ length }) => length));
  const best = Math.max(-1, ...tabs.map(lengthOf));
  return best < 0 ? undefined : tabs.find((tab) => lengthOf(tab) === best)?.id;
}
