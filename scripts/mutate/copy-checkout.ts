import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface CheckoutCopy {
  readonly folder: string;
  remove(): void;
}

/** A throw-away copy of the checkout, with what is not committed yet and the packages linked. */
export function copyCheckout(project: string): CheckoutCopy {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'leadrail-mutate-')));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name !== '' && existsSync(path.join(project, name)))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(project, file), path.join(folder, file));
  }
  symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
