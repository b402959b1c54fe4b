import path from 'node:path';
import { Client } from 'pg';
import type { ProcessIdentity } from '../process/process-identity';
import { Service } from '../process/service';
import type { Say } from '../say';
import { clearLeftovers } from './clear-leftovers';
import { dataFolder, postgresEnvironment, type ClusterPlace } from './init-cluster';
import { APPLICATION, ensureLogins, giveToOwner, OWNER, passwordOf, type PrivateLogin } from './private-roles';
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
    serves: () => answers(serverUrl(options, 'postgres')),
    readyMs,
    stopSteps: POSTGRES_STOP_STEPS,
    logFile,
    passing: (tail) => PASSING.test(tail),
    onProcess,
    say,
  });
}

type ServerAccess = Pick<PostgresOptions, 'port' | 'password'>;

const urlOf = ({ port }: ServerAccess, login: string, password: string, database: string): string =>
  `postgres://${login}:${password}@127.0.0.1:${port}/${database}`;
const serverUrl = (access: ServerAccess, database: string): string =>
  urlOf(access, POSTGRES_USER, access.password, database);

/** The product's database of a private Postgres, as whom it is entered. */
export interface DatabaseUrls {
  /** Superuser of the server: for who makes databases or ends connections. */
  readonly server: string;
  /** Owner of the tables: migrates, seeds, rotates keys. */
  readonly owner: string;
  /** API and worker. */
  readonly application: string;
}

export function privateDatabaseUrls(access: ServerAccess): DatabaseUrls {
  const as = (login: PrivateLogin): string =>
    urlOf(access, login, passwordOf(login, access.password), POSTGRES_DATABASE);
  return { server: serverUrl(access, POSTGRES_DATABASE), owner: as(OWNER), application: as(APPLICATION) };
}

/** Makes the product's database and its logins unless they are there; returns its URLs. */
export async function ensureDatabase(access: ServerAccess): Promise<DatabaseUrls> {
  await withClient(serverUrl(access, 'postgres'), async (server) => {
    await ensureLogins(server, access.password);
    const found = await server.query('select 1 from pg_database where datname = $1', [POSTGRES_DATABASE]);
    if (found.rowCount === 0) await server.query(`create database ${POSTGRES_DATABASE}`);
    await server.query(`alter database ${POSTGRES_DATABASE} owner to ${OWNER}`);
  });
  await withClient(serverUrl(access, POSTGRES_DATABASE), giveToOwner);
  return privateDatabaseUrls(access);
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
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
