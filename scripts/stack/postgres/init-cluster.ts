import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { OperationalError } from '#domain/kernel/errors';
import type { SystemUser } from '../process/system-user';
import { POSTGRES_USER } from './postgres-settings';

/** Where and as whom the private Postgres runs; `user` is set only when root starts it. */
export interface ClusterPlace {
  /** Holds `data`; owned by the user Postgres runs as. */
  readonly folder: string;
  readonly native: string;
  readonly user: SystemUser | undefined;
}

export const dataFolder = (place: ClusterPlace): string => path.join(place.folder, 'data');

/**
 * Makes the database cluster unless it exists: UTF-8, ordered by code point with Unicode letter case, reachable only with the
 * password. It is made under another name and renamed, so that a start that was killed half-way leaves nothing that looks
 * finished.
 */
export async function initCluster(place: ClusterPlace, password: string): Promise<void> {
  if (existsSync(path.join(dataFolder(place), 'PG_VERSION'))) return;
  mkdirSync(place.folder, { recursive: true });
  if (place.user) chownSync(place.folder, place.user.uid, place.user.gid);
  const half = path.join(place.folder, 'data.new');
  const passwordFile = path.join(place.folder, 'password.new');
  rmSync(half, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (place.user) chownSync(passwordFile, place.user.uid, place.user.gid);
  chmodSync(place.folder, 0o711);
  try {
    await runInitdb(place, [
      '-D',
      half,
      '-U',
      POSTGRES_USER,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=english',
      '--set',
      'lc_messages=C',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, dataFolder(place));
}

function runInitdb(place: ClusterPlace, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(place.native, 'bin', 'initdb'), [...args], {
      ...place.user,
      cwd: place.folder,
      env: postgresEnvironment(place),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new OperationalError(
            'initdb-failed',
            `Postgres could not make its data folder ${place.folder}:\n${output.trim().slice(-2000)}`,
          ),
        );
    });
  });
}

/** A clean environment: PG* variables of the caller would change what the server does. */
export const postgresEnvironment = (place: ClusterPlace): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin',
  HOME: place.folder,
  LC_ALL: 'C',
  TZ: 'UTC',
  PGTZ: 'UTC',
});
