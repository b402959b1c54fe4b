import { existsSync } from 'node:fs';
import path from 'node:path';
import { read, ROOT } from '#test/kit/source-files';

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const isThere = (file: string): boolean => existsSync(path.join(ROOT, file));

/** Paths that docs/status.md names as proof, without their globs and commands. */
const named = [...read('docs/status.md').matchAll(/`(test\/[^`]+|docs\/[^`]+)`/g)].map((match) => match[1]!);

/** `SET-2, SET-6 to SET-8` is SET-2, SET-6, SET-7 and SET-8. */
function rowsIn(cell: string): string[] {
  return cell.split(', ').flatMap((part) => {
    const [, name, from, to = from] = /^([A-Z]+)-(\d+)(?: to [A-Z]+-(\d+))?$/.exec(part) ?? [];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${name}-${Number(from) + index}`);
  });
}

const statuses = read('docs/status.md')
  .split('\n')
  .filter((line) => /^\| [A-Z]+-\d+/.test(line))
  .map(cellsOf)
  .flatMap(([ids, state, proof]) => rowsIn(ids!).map((row) => ({ row, state: state!, proof: proof! })));

const features = read('docs/features.md')
  .split('\n')
  .filter((line) => /^\| [A-Z]+-/.test(line))
  .map((line) => {
    const [id, , state, proof] = cellsOf(line);
    const [, file, piece] = /^`([^`]+)`(?: "(.+)")?$/.exec(proof!) ?? [];
    return { id: id!, row: id!.split('.')[0]!, state: state!, proof: proof!, file, piece };
  });

/** What works and no test would miss. This list only shrinks. */
const UNTESTED: readonly string[] = [
  'IN-1.5',
  'IN-2.5',
  'IN-2.9',
  'OUT-2.7',
  'OUT-3.1',
  'OUT-4.1',
  'UI-1.12',
  'UI-2.9',
  'UI-4.5',
];

describe('docs/status.md', () => {
  it('names only proofs that exist', () => {
    expect(named.filter((file) => !isThere(file))).toEqual([]);
  });

  it('gives every done row a proof', () => {
    expect(statuses.filter(({ state, proof }) => /^(done|partly)/.test(state) && !proof.includes('`'))).toEqual([]);
  });

  it('names every row once, those of docs/features.md and no others', () => {
    const rows = statuses.map(({ row }) => row);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
    expect([...rows].sort()).toEqual([...new Set(features.map(({ row }) => row))].sort());
  });

  it('calls no row done of which a feature does not work or has no test', () => {
    const done = new Set(statuses.filter(({ state }) => state.startsWith('done')).map(({ row }) => row));
    expect(
      features
        .filter(({ row, state, file }) => done.has(row) && (state !== 'works' || file === undefined))
        .map(({ id, state, proof }) => `${id}: ${state}, ${proof}`),
    ).toEqual([]);
  });

  it('calls no row not started of which something is there', () => {
    const untouched = new Set(statuses.filter(({ state }) => state.startsWith('not started')).map(({ row }) => row));
    expect(
      features.filter(({ row, state }) => untouched.has(row) && !state.startsWith('absent')).map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('docs/features.md', () => {
  it('numbers the features of a row from 1', () => {
    const seen = new Map<string, number>();
    expect(
      features.filter(({ id, row }) => {
        const next = (seen.get(row) ?? 0) + 1;
        seen.set(row, next);
        return id !== `${row}.${next}`;
      }),
    ).toEqual([]);
  });

  it('says of each whether it works, and what is missing of what works in part', () => {
    expect(features.filter(({ state }) => !/^(works|partly: .+|absent(: .+)?)$/.test(state))).toEqual([]);
  });

  it('leaves no more without a test than are listed', () => {
    expect(features.filter(({ proof }) => proof === 'none').map(({ id }) => id)).toEqual(UNTESTED);
  });

  it('proves what works by a test that is there, or says that there is none', () => {
    expect(
      features.filter(({ state, proof, file }) =>
        state === 'works' ? proof !== 'none' && file === undefined : proof !== '',
      ),
    ).toEqual([]);
    expect(
      features.filter(({ file }) => file !== undefined && !isThere(file)).map(({ id, file }) => `${id}: ${file}`),
    ).toEqual([]);
    const untold = features.filter(
      ({ file, piece }) => file !== undefined && piece !== undefined && isThere(file) && !read(file).includes(piece),
    );
    expect(untold.map(({ id, piece }) => `${id}: ${piece}`)).toEqual([]);
  });
});
