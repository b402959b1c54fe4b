import { existsSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { OperationalError } from '#domain/kernel/errors';
import type { ProcessIdentity } from './process/process-identity';
import { Service } from './process/service';
import type { StopStep } from './process/stop-process';
import type { SystemUser } from './process/system-user';
import type { Say } from './say';

/** What api and worker are told about the rest of the installation. */
export interface ApplicationOptions {
  readonly name: 'api' | 'worker';
  readonly project: string;
  /** Where `/readyz` answers. */
  readonly host: string;
  readonly port: number;
  readonly env: NodeJS.ProcessEnv;
  readonly graceMs: number;
  /** Set only when root starts it. */
  readonly user: SystemUser | undefined;
  readonly logFile: string;
  readonly readyMs: number;
  readonly onProcess: (identity: ProcessIdentity | undefined) => void;
  readonly say: Say;
}

const MAIN = { api: 'api/server.js', worker: 'activities/worker.js' } as const;
const AFTER_GRACE_MS = 10_000;

/** SIGTERM lets a process finish the work in hand; the wait is its own grace time and a little more. */
const applicationStopSteps = (graceMs: number): readonly StopStep[] => [
  { signal: 'SIGTERM', waitMs: graceMs + AFTER_GRACE_MS },
  { signal: 'SIGKILL', waitMs: 5_000 },
];

/** The API or a worker as a supervised child of this process, from the compiled sources. */
export function applicationService(options: ApplicationOptions): Service {
  const { name, project, host, port, env, graceMs, user, logFile, readyMs, onProcess, say } = options;
  return new Service({
    name,
    launch: () => ({
      command: process.execPath,
      args: ['--enable-source-maps', compiledMain(project, name)],
      cwd: project,
      env: { ...env, LEADRAIL_CHILD: '1' },
      user,
      channel: true,
    }),
    serves: () => isReady(host, port),
    readyMs,
    stopSteps: applicationStopSteps(graceMs),
    logFile,
    onProcess,
    say,
  });
}

function compiledMain(project: string, name: 'api' | 'worker'): string {
  const file = path.join(project, 'dist', MAIN[name]);
  if (existsSync(file)) return file;
  throw new OperationalError('not-built', `${file} does not exist. Run: npm run build`);
}

function isReady(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(
      { host: reachable(host), port, path: '/readyz', timeout: 2_000, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(false));
  });
}

/** A server that listens on every address is asked on loopback. */
export const reachable = (host: string): string => (host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host);
