import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { nativeFolder } from '#scripts/stack/postgres/native-folder';
import { isRoot } from '#scripts/stack/process/system-user';

const folders: string[] = [];
const newFolder = (mode: number): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-programs-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

test('a cache that only root may enter is refused with what to do; whoever is not root needs nobody else to get there', () => {
  const open = (): string => nativeFolder(process.cwd(), newFolder(0o700), () => undefined);
  if (isRoot())
    expect(open).toThrow(/no other user can start .*Set LEADRAIL_CACHE to a folder that any user may enter/);
  else expect(path.basename(open())).toBe('native');
});
