import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The names of a list or object of literals in a source file, between two texts: those in quotes and those in front of a colon. */
export function quotedNames(root: string, file: string, [from, to]: readonly [string, string]): readonly string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const start = source.indexOf(from) + from.length;
  return [...source.slice(start, source.indexOf(to, start)).matchAll(/'([a-z][a-z0-9-]*)'|^ +([a-z]\w*)\b/gm)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}
