import { chmodSync, mkdtempSync, realpathSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isRoot } from '../process/system-user';

/** A data home for one run of tests, demo or chaos. Remove it after the stack has stopped. */
export function makeTemporaryHome(purpose: string): { readonly home: string; remove(): void } {
  const base = [os.tmpdir(), '/var/tmp', '/tmp'].find((folder) => !isRoot() || isOpenToAll(folder)) ?? os.tmpdir();
  const folder = realpathSync(mkdtempSync(path.join(base, `leadrail-${purpose}-`)));
  // Root runs Postgres as another user, who must be able to pass.
  chmodSync(folder, isRoot() ? 0o711 : 0o700);
  return { home: path.join(folder, 'home'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Whether every folder on the way lets any user pass. */
export function isOpenToAll(folder: string): boolean {
  const real = realpathSync(folder);
  const parent = path.dirname(real);
  return (statSync(real).mode & 0o001) !== 0 && (parent === real || isOpenToAll(parent));
}
