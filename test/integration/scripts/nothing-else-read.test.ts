import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { StackState } from '#scripts/stack/home/state-file';
import { SERVICE_NAMES } from '#scripts/stack/service-name';
import { openedFiles, ownFolders, strayFiles } from '#test/kit/opened-files';

const processes = (): StackState['processes'] =>
  (JSON.parse(readFileSync(path.join(process.env['TEST_STACK_HOME'] ?? '', 'state.json'), 'utf8')) as StackState).processes;

// Only Linux tells which files a process has open, and whose it is.
if (process.platform === 'linux') describe('the installation under test', () => {
  it.each(SERVICE_NAMES)('%s has nothing open but the system, the project, its caches and its data', (name) => {
    const pid = processes()[name]?.pid ?? 0;
    const files = openedFiles([pid]);
    expect(files.length).toBeGreaterThan(3);
    expect(strayFiles(files, ownFolders())).toEqual([]);
  });
});
else it('is not looked at on this system', () => expect(process.platform).not.toBe('linux'));
