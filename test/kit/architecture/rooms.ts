import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importsOf, ROOT, sourceFiles } from '#test/kit/source-files';

/** A folder that holds code: one level below the top folders, two below `ui`. */
export interface Room {
  readonly name: string;
  /** Rooms it imports from, by name. */
  readonly uses: readonly string[];
}

export const TOP = [
  'domain',
  'workflows',
  'temporal',
  'activities',
  'api',
  'db',
  'config',
  'threads',
  'outbound',
  'ui',
] as const;

const depthOf = (file: string): number => (file.startsWith('ui/src/') ? 3 : 2);

/** `api/resources/roles/index.ts` stands in `api/resources`, `api/server.ts` in `api`. */
function roomOf(file: string): string {
  const folders = path.posix.dirname(file).split('/');
  return folders.slice(0, depthOf(file)).join('/');
}

/** Where an import leads, as a path in this project without its ending; null = a library. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
  if (specifier.startsWith('#ui/')) return `ui/src/${specifier.slice('#ui/'.length)}`;
  return specifier.startsWith('#') ? specifier.slice(1) : null;
}

/** Script of a Vue component or the file itself, as far as imports go. */
const scriptImports = (file: string): readonly string[] =>
  file.endsWith('.vue')
    ? [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/^import\s+(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)].map(
        ([, from]) => from!,
      )
    : importsOf(file).map(({ from }) => from);

const productFiles = (): readonly string[] =>
  sourceFiles([...TOP]).filter((file) => !file.startsWith('ui/') || file.startsWith('ui/src/'));

/** Every room of the product, tests and tools left out. */
export function readRooms(): readonly Room[] {
  const files = productFiles();
  const known = new Set(files.map((file) => file.replace(/\.ts$/, '')));
  const homeOf = (target: string): string =>
    roomOf(known.has(target) || target.endsWith('.vue') ? target : `${target}/index`);
  const names = [...new Set(files.map(roomOf))].sort();
  return names.map((name) => {
    const own = files.filter((file) => roomOf(file) === name);
    const targets = own.flatMap((file) =>
      scriptImports(file)
        .map((from) => targetOf(file, from))
        .filter((target) => target !== null)
        .map(homeOf),
    );
    return { name, uses: [...new Set(targets)].filter((other) => other !== name && names.includes(other)).sort() };
  });
}

/** Every file of the product as a room of its own, so that circles between files are found as those between folders are. */
export function readFileRooms(): readonly Room[] {
  const files = productFiles();
  const known = new Set(files);
  const fileAt = (target: string): string | undefined =>
    [target, `${target}.ts`, `${target}/index.ts`].find((file) => known.has(file));
  return files.map((name) => ({
    name,
    uses: scriptImports(name).flatMap((from) => {
      const target = targetOf(name, from);
      const file = target === null ? undefined : fileAt(target);
      return file === undefined || file === name ? [] : [file];
    }),
  }));
}

/** Groups of rooms that reach each other, each by name; none = the arrows all point one way. */
export function circlesOf(rooms: readonly Room[]): readonly (readonly string[])[] {
  const byName = new Map(rooms.map((room) => [room.name, room]));
  const reach = (from: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    for (const queue = [...(byName.get(from)?.uses ?? [])]; queue.length > 0;) {
      const next = queue.pop()!;
      if (!seen.has(next)) queue.push(...(byName.get(next)?.uses ?? []));
      seen.add(next);
    }
    return seen;
  };
  const reached = new Map(rooms.map(({ name }) => [name, reach(name)]));
  const circles = rooms
    .map(({ name }) =>
      rooms
        .map((other) => other.name)
        .filter((other) => reached.get(name)!.has(other) && reached.get(other)!.has(name))
        .sort(),
    )
    .filter((circle) => circle.length > 0);
  return [...new Map(circles.map((circle) => [circle.join(' '), circle])).values()];
}
