import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StackState } from '#scripts/stack/home/state-file';
import { isOpenToAll } from '#scripts/stack/home/temporary-home';
import { isRoot } from '#scripts/stack/process/system-user';
import { SERVICE_NAMES } from '#scripts/stack/service-name';
import { openedFiles, ownFolders, strayFiles } from '#test/kit/opened-files';
import { ROOT } from '#test/kit/source-files';

const processes = (): StackState['processes'] =>
  (JSON.parse(readFileSync(path.join(process.env['TEST_STACK_HOME'] ?? '', 'state.json'), 'utf8')) as StackState)
    .processes;

// Only Linux tells which files a process has open, and whose it is.
if (process.platform === 'linux')
  describe('the installation under test', () => {
    it.each(SERVICE_NAMES)('%s has nothing open but the system, the project, its caches and its data', (name) => {
      const pid = processes()[name]?.pid ?? 0;
      const files = openedFiles([pid]);
      expect(files.length).toBeGreaterThan(3);
      expect(strayFiles(files, ownFolders())).toEqual([]);
    });

    it.each(SERVICE_NAMES)('%s does not run as root where another user can read the project', (name) => {
      const { uid } = statSync(`/proc/${processes()[name]?.pid}`);
      expect(uid === 0).toBe(isRoot() && !isOpenToAll(ROOT) && (name === 'api' || name === 'worker'));
    });
  });
else it('is not looked at on this system', () => expect(process.platform).not.toBe('linux'));
