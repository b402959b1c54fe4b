import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const CODE = ['config', 'domain', 'workflows', 'activities', 'temporal', 'threads', 'outbound', 'db', 'api', 'ui/src'];
/** What a new resource would be called by: exported names, tables, addresses and names of lists and screens. */
const EXPORTED = /^export (?:async )?(?:const|function\*?|class|interface|type) (\w+)/gm;
const TABLE = /^create table (?:if not exists )?(\w+)/gm;
const ADDRESS = /(?:'\/(?:api\/v1\/)?|\bname: ')([a-z][a-z-]*)/g;

const kebabOf = (name: string): string =>
  name
    .replaceAll('_', '-')
    .replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();
const oneOf = (many: string): readonly string[] => (many.endsWith('s') ? [many.slice(0, -1)] : []);
const found = (source: string, pattern: RegExp): readonly string[] =>
  [...source.matchAll(pattern)].map(([, name]) => kebabOf(name ?? ''));

function sourcesIn(root: string): readonly { readonly file: string; readonly source: string }[] {
  return CODE.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => ({ file, source: readFileSync(path.join(root, folder, file), 'utf8') })),
  );
}

/** Names of single things under which there is something already: another would share its code, table, file, words or address. */
export function takenResources(root: string): readonly string[] {
  return sourcesIn(root).flatMap(({ file, source }) => {
    const exported = found(source, EXPORTED);
    const many = [...exported, ...found(source, ADDRESS), path.basename(file, '.ts')];
    return [...exported, ...many.flatMap(oneOf), ...found(source, TABLE)];
  });
}
