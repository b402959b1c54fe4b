import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface CheckoutCopy {
  readonly folder: string;
  remove(): void;
}

/** What is made rather than written, as `.gitignore` has it, and the history. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', '.leadrail', 'coverage']);

/** A throw-away copy of the checkout, with what is not committed yet and the packages linked. Works without a history too. */
export function copyCheckout(project: string): CheckoutCopy {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'leadrail-mutate-')));
  const written = (file: string): boolean => !LEFT_OUT.has(path.basename(file)) && !file.endsWith('.log');
  cpSync(project, folder, { recursive: true, filter: (file) => file === project || written(file) });
  symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
