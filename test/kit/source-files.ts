import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');
/** What the product itself is made of, but for its screens. */
export const PRODUCT_FOLDERS = [
  'config',
  'domain',
  'workflows',
  'activities',
  'temporal',
  'threads',
  'outbound',
  'db',
  'api',
] as const;
const ALL_FOLDERS = [...PRODUCT_FOLDERS, 'scripts', 'bench', 'test', 'ui'];

/** Paths (relative to the project) of every TypeScript and Vue file under the given folders. Asks nobody but the file system: a copy without its history will do. */
export function sourceFiles(folders: readonly string[] = ALL_FOLDERS): string[] {
  return folders
    .filter((folder) => existsSync(path.join(ROOT, folder)))
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.posix.join(folder, file.replaceAll(path.sep, '/')),
      ),
    )
    .filter((file) => /\.(ts|vue)$/.test(file) && !/(^|\/)node_modules\//.test(file))
    .sort();
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export const lineCount = (file: string): number => read(file).split('\n').length;

interface Import {
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Module names a file imports, with whether the import is of types only. */
export function importsOf(file: string): Import[] {
  const pattern = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms;
  return [...read(file).matchAll(pattern)].map((match) => ({ from: match[2]!, typeOnly: match[1] !== undefined }));
}

/** The same, and what it fetches while it runs. */
export function everyImportOf(file: string): Import[] {
  const running = [...read(file).matchAll(/\b(?:import|require)\(\s*'([^']+)'/g)];
  return [...importsOf(file), ...running.map((match) => ({ from: match[1]!, typeOnly: false }))];
}
