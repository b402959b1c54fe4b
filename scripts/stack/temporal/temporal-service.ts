import path from 'node:path';
import { Connection } from '@temporalio/client';
import { listProcesses } from '../process/list-processes';
import { identityOf, type ProcessIdentity } from '../process/process-identity';
import { Service } from '../process/service';
import { stopProcess, type StopStep } from '../process/stop-process';
import type { SystemUser } from '../process/system-user';
import type { Say } from '../say';
import { DYNAMIC_CONFIG, SQLITE_PRAGMAS } from './temporal-settings';

export interface TemporalPorts {
  readonly grpc: number;
  readonly http: number;
  readonly metrics: number;
  /** Only when the web UI is wanted. */
  readonly ui: number | undefined;
}

export interface TemporalOptions {
  readonly binary: string;
  readonly folder: string;
  readonly ports: TemporalPorts;
  readonly namespace: string;
  /** Set only when root starts it. */
  readonly user: SystemUser | undefined;
  readonly logFile: string;
  readonly readyMs: number;
  readonly onProcess: (identity: ProcessIdentity | undefined) => void;
  readonly say: Say;
}

const TEMPORAL_STOP_STEPS: readonly StopStep[] = [
  { signal: 'SIGTERM', waitMs: 10_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
];

export const temporalDatabase = (folder: string): string => path.join(folder, 'temporal.db');

/** The private Temporal server as a supervised process, on a database file that outlives it. */
export function temporalService(options: TemporalOptions): Service {
  const { binary, folder, ports, logFile, readyMs, onProcess, say, user } = options;
  return new Service({
    name: 'temporal',
    prepare: () => stopLeftover(temporalDatabase(folder), say),
    launch: () => ({
      command: binary,
      args: serverArguments(options),
      cwd: folder,
      // A clean environment: TEMPORAL_* variables and profiles of the caller would change what the command does.
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: folder, TZ: 'UTC' },
      user,
    }),
    serves: () => answers(`127.0.0.1:${ports.grpc}`, options.namespace),
    readyMs,
    stopSteps: TEMPORAL_STOP_STEPS,
    logFile,
    passing: (tail) => /database is locked|address already in use/.test(tail),
    onProcess,
    say,
  });
}

function serverArguments({ folder, ports, namespace }: TemporalOptions): string[] {
  const port = (flag: string, value: number): string[] => [flag, String(value)];
  return [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--log-level',
    'warn',
    '--log-format',
    'json',
    '--db-filename',
    temporalDatabase(folder),
    ...port('--port', ports.grpc),
    ...port('--http-port', ports.http),
    ...port('--metrics-port', ports.metrics),
    ...(ports.ui === undefined ? ['--headless'] : ['--ui-disable-news-fetch', ...port('--ui-port', ports.ui)]),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...SQLITE_PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    ...Object.entries(DYNAMIC_CONFIG).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]),
  ];
}

/** Two servers on one database file would destroy it. */
async function stopLeftover(database: string, say: Say): Promise<void> {
  for (const { pid } of listProcesses().filter(({ command }) => command.includes(`--db-filename ${database} `))) {
    say(`stopping the Temporal server that an earlier start left running (pid ${pid})`);
    await stopProcess(identityOf(pid), TEMPORAL_STOP_STEPS);
  }
}

async function answers(address: string, namespace: string): Promise<boolean> {
  const connection = Connection.lazy({ address });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return true;
  } finally {
    await connection.close();
  }
}
