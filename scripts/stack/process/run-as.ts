import { spawnSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isRoot, unprivilegedUser, type SystemUser } from './system-user';

/** Tries, as that user, whether every file can be read and the Node.js that runs us can be run at all. */
const TRY = `for (const file of process.argv.slice(1)) require('node:fs').accessSync(file, 4)`;
const LIMIT_MS = 20_000;

/** The user without rights that root runs programs as, where that user can read all of these files; undefined for anybody but root. */
export function userWhoReads(files: readonly string[]): SystemUser | undefined {
  return isRoot() ? whoCan(process.execPath, ['-e', TRY, ...files]) : undefined;
}

/** The same for a program: whether that user can start it. */
export function userWhoStarts(program: string): SystemUser | undefined {
  return isRoot() ? whoCan(program, ['--version']) : undefined;
}

function whoCan(program: string, args: readonly string[]): SystemUser | undefined {
  const user = unprivilegedUser();
  return spawnSync(program, [...args], {
    ...user,
    cwd: '/',
    env: { PATH: process.env['PATH'] },
    stdio: 'ignore',
    timeout: LIMIT_MS,
  }).status === 0
    ? user
    : undefined;
}

/** Makes a folder and all in it that user's own; what an earlier start left as root's would be closed to it. */
export function giveTo(user: SystemUser, folder: string): void {
  chownSync(folder, user.uid, user.gid);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const stat = lstatSync(file);
    if (stat.isDirectory()) giveTo(user, file);
    else if (stat.isFile()) chownSync(file, user.uid, user.gid);
  }
}
