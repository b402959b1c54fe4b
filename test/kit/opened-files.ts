import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cacheFolder } from '#scripts/stack/home/cache-folder';
import { ROOT } from './source-files';

/** Parts of the system that any program reads: its libraries, settings and devices. */
const SYSTEM = /^\/(usr|lib|lib64|bin|sbin|etc|proc|sys|dev)\/|^\/(memfd:|SYSV)/;

/** Every file that these processes and their children have open or mapped right now, as Linux tells it; deleted ones are left out. */
export function openedFiles(pids: readonly number[]): string[] {
  const files = pids.flatMap((pid) => withChildren(pid)).flatMap((pid) => [...mapped(pid), ...open(pid)]);
  return [...new Set(files)].filter((file) => file.startsWith('/') && !file.endsWith(' (deleted)')).sort();
}

/** Where the project may keep and read things: the checkout, its caches, the temporary folder, the data folder of the installation under test, and Node's own place. */
export const ownFolders = (): string[] => [
  ROOT,
  cacheFolder(ROOT),
  path.join(os.homedir(), '.cache'),
  os.tmpdir(),
  path.dirname(path.dirname(process.execPath)),
  process.env['TEST_STACK_HOME'] ?? ROOT,
];

/** Those of them that neither belong to the system nor lie in one of these folders. */
export const strayFiles = (files: readonly string[], allowed: readonly string[]): string[] =>
  files.filter(
    (file) =>
      !SYSTEM.test(file) &&
      !allowed.some((folder) => file === folder || file.startsWith(`${folder.replace(/\/$/, '')}/`)),
  );

function withChildren(pid: number): number[] {
  const children = readdirSync('/proc')
    .map(Number)
    .filter((each) => each > 0 && parentOf(each) === pid);
  return [pid, ...children.flatMap(withChildren)];
}

function parentOf(pid: number): number | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

const mapped = (pid: number): string[] =>
  attempt(() => readFileSync(`/proc/${pid}/maps`, 'utf8'), '')
    .split('\n')
    .map((line) => line.split(/\s+/).slice(5).join(' '))
    .filter(Boolean);

/** The three standard streams are the caller's: wherever the output of the run goes. */
const open = (pid: number): string[] =>
  attempt(() => readdirSync(`/proc/${pid}/fd`), [])
    .filter((fd) => Number(fd) > 2)
    .map((fd) => attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), ''));

/** Processes come and go while they are looked at. */
function attempt<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
