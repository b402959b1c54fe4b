import { accessSync, constants, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { OperationalError } from '#domain/kernel/errors';
import { isRoot } from '../process/system-user';

/**
 * Where downloaded and unpacked programs are kept, shared by all Leadrail folders of this user. Programs in it are run, so a
 * folder that somebody else could write to is not used.
 */
export function cacheFolder(project: string, env: NodeJS.ProcessEnv = process.env): string {
  const wishes = env['LEADRAIL_CACHE'] ? [path.resolve(env['LEADRAIL_CACHE'])] : defaultFolders(project, env);
  const folder = wishes.find(isOurs);
  if (folder) return folder;
  throw new OperationalError(
    'no-cache-folder',
    `None of these folders can be used for downloaded programs: ${wishes.join(', ')}. Set LEADRAIL_CACHE.`,
  );
}

function defaultFolders(project: string, env: NodeJS.ProcessEnv): string[] {
  // Root's own home is closed to the user Postgres runs as.
  if (isRoot()) return ['/var/lib/leadrail/cache', path.join(os.tmpdir(), 'leadrail-cache-0')];
  const home = env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
  return [path.join(home, 'leadrail'), path.join(project, '.leadrail', 'cache')];
}

function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK);
    const stat = lstatSync(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
