import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '..', '..');
const SERVER_FOLDERS = ['domain', 'workflows', 'temporal', 'activities', 'api', 'db', 'config', 'scripts', 'bench', 'test', 'ui'];

/** Paths (relative to the project) of every TypeScript and Vue file under the given top-level folders, tracked or new. */
export function sourceFiles(folders: readonly string[] = SERVER_FOLDERS): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], { cwd: ROOT, encoding: 'utf8' });
  return output.split('\n').filter((file) => /\.(ts|vue)$/.test(file)).filter((file, index, all) => all.indexOf(file) === index);
}

export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export const lineCount = (file: string): number => read(file).split('\n').length;

/** Module names a file imports, with whether the import is of types only. */
export function importsOf(file: string): { readonly from: string; readonly typeOnly: boolean }[] {
  const pattern = /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gms;
  return [...read(file).matchAll(pattern)].map((match) => ({ from: match[2]!, typeOnly: match[1] !== undefined }));
}
