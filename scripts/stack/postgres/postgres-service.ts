import path from 'node:path';
import { Client } from 'pg';
import type { ProcessIdentity } from '../process/process-identity';
import { Service } from '../process/service';
import type { Say } from '../say';
import { clearLeftovers } from './clear-leftovers';
import { dataFolder, postgresEnvironment, type ClusterPlace } from './init-cluster';
import { POSTGRES_DATABASE, POSTGRES_USER, settingArguments } from './postgres-settings';
import { POSTGRES_STOP_STEPS } from './stop-steps';

export interface PostgresOptions {
  readonly place: ClusterPlace;
  readonly port: number;
  readonly password: string;
  readonly logFile: string;
  readonly readyMs: number;
  readonly onProcess: (identity: ProcessIdentity | undefined) => void;
  readonly say: Say;
}

/** Both pass when the last process of a killed server is gone. */
const PASSING = /lock file "postmaster\.pid" already exists|pre-existing shared memory block/;

/** The private Postgres as a supervised process. */
export function postgresService(options: PostgresOptions): Service {
  const { place, port, logFile, readyMs, say, onProcess } = options;
  const data = dataFolder(place);
  return new Service({
    name: 'postgres',
    prepare: () => clearLeftovers(data, say),
    launch: () => ({
      command: path.join(place.native, 'bin', 'postgres'),
      args: ['-D', data, '-p', String(port), ...settingArguments()],
      cwd: place.folder,
      env: postgresEnvironment(place),
      user: place.user,
    }),
    serves: () => answers(postgresUrl(options, 'postgres')),
    readyMs,
    stopSteps: POSTGRES_STOP_STEPS,
    logFile,
    passing: (tail) => PASSING.test(tail),
    onProcess,
    say,
  });
}

function postgresUrl(options: Pick<PostgresOptions, 'port' | 'password'>, database: string): string {
  return `postgres://${POSTGRES_USER}:${options.password}@127.0.0.1:${options.port}/${database}`;
}

/** The product's database of a private Postgres. */
export const privateDatabaseUrl = (options: Pick<PostgresOptions, 'port' | 'password'>): string =>
  postgresUrl(options, POSTGRES_DATABASE);

/** Makes the product's database unless it exists; returns its URL. */
export async function ensureDatabase(options: Pick<PostgresOptions, 'port' | 'password'>): Promise<string> {
  const client = new Client({ connectionString: postgresUrl(options, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [POSTGRES_DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${POSTGRES_DATABASE}`);
  } finally {
    await client.end();
  }
  return privateDatabaseUrl(options);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  // A connection that breaks while it is being made also says so by this event, which must have a listener.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
