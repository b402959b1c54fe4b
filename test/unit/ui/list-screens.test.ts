import path from 'node:path';
import { ROOT, sourceFiles } from '#test/kit/source-files';
import type { ListDeclaration } from '#ui/lists/define-list-screen';
import { LIST_VERBS, type ListVerb } from '#ui/lists/list-verbs';
import type { VerbUse } from '#ui/lists/verb-use';
import { SCREEN_WORDS } from './screen-words';

const files = sourceFiles(['ui/src/screens']).filter((file) => file.endsWith('/list.ts'));
const lists = files.flatMap((file) =>
  Object.values(jest.requireActual<Readonly<Record<string, ListDeclaration>>>(path.join(ROOT, file))),
);
const named = lists.map((declared) => [declared.list.name, declared] as const);
const verbsOf = ({ verbs }: ListDeclaration): readonly ListVerb[] => verbs.map(({ verb }) => verb);
const TABLE = Object.entries(LIST_VERBS);
const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('the verbs of lists', () => {
  it('have a key of their own, except that switching off and ending have one key each for all their kinds', () => {
    const homes = new Map<string, Set<string>>();
    for (const [, { key, icon, group }] of TABLE)
      homes.set(key, (homes.get(key) ?? new Set()).add(group === 'go' ? `${group} ${icon}` : group));
    expect([...homes].filter(([, meanings]) => meanings.size > 1)).toEqual([]);
    expect(new Set(twice(TABLE.map(([, { key }]) => key)))).toEqual(new Set(['S', 'Del']));
  });
  it('leave the keys of the shell and of the list itself alone', () => {
    const taken = ['G', '?', '/', 'Enter', 'Esc', 'Space', 'Home', 'End'];
    expect(TABLE.filter(([, { key }]) => taken.includes(key))).toEqual([]);
  });
  it('are used, each of them, and have a word', () => {
    const used = new Set(lists.flatMap(verbsOf));
    expect(Object.keys(LIST_VERBS).filter((verb) => !used.has(verb as ListVerb))).toEqual([]);
    expect(TABLE.map(([verb]) => `lists.verbs.${verb}`).filter((key) => !SCREEN_WORDS.has(key))).toEqual([]);
  });
});

describe('the screens that are a list', () => {
  it('are ten at least, each of another list', () => {
    expect(named.length).toBeGreaterThanOrEqual(10);
    expect(twice(named.map(([name]) => name))).toEqual([]);
  });
  it.each(named)('%s: uses verbs of the table only, each once, and no two share a key', (_, declared) => {
    const verbs = verbsOf(declared);
    expect(verbs.filter((verb) => !(verb in LIST_VERBS))).toEqual([]);
    expect(twice(verbs)).toEqual([]);
    expect(twice(verbs.map((verb) => LIST_VERBS[verb].key))).toEqual([]);
  });
  it.each(named)('%s: keeps verbs of one kind together, what ends comes last', (_, declared) => {
    const order = ['go', 'switch', 'end'];
    const groups = verbsOf(declared).map((verb) => order.indexOf(LIST_VERBS[verb].group));
    expect(groups).toEqual([...groups].sort());
  });
  it.each(named)('%s: names columns of its list, in one way each', (_, { list, ...declared }) => {
    const drawn = [
      ...(declared.route ? [declared.nameColumn ?? 'name'] : []),
      ...Object.keys(declared.links ?? {}),
      ...Object.keys(declared.cells ?? {}),
    ];
    const columns = list.columns.map(({ name }) => name);
    expect(drawn.filter((name) => !columns.includes(name))).toEqual([]);
    expect(twice(drawn)).toEqual([]);
  });
  it.each(named)('%s: can open a row and make a new one, and has a word for everything', (_, declared) => {
    expect(declared.route ?? (declared.create && declared.opens)).toBeDefined();
    if (declared.opens) expect(verbsOf(declared)).toContain(declared.opens);
    const { title, create, empty } = declared.words;
    const keys = [title, create, empty, `${empty}About`, declared.first?.label ?? title];
    expect([...keys, ...declared.verbs.flatMap(wordsOf)].filter((key) => !SCREEN_WORDS.has(key))).toEqual([]);
  });
});

function wordsOf(use: VerbUse): readonly string[] {
  if (use.kind === 'sets') return [use.said];
  return use.kind === 'ends' ? [use.ask, use.about, use.said] : [];
}
