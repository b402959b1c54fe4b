import path from 'node:path';
import { applicationService, reachable } from './application-services';
import { checkReachable } from './check-reachable';
import { chooseApiPort, type PortWish } from './choose-api-port';
import { startGuardian } from './guardian';
import { cacheFolder } from './home/cache-folder';
import { openHome, wipeHome } from './home/data-home';
import { HomeLock } from './home/home-lock';
import { StateFile, type PortName } from './home/state-file';
import { ensureDatabase, postgresService, type DatabaseUrls, type PostgresOptions } from './postgres/postgres-service';
import { initCluster } from './postgres/init-cluster';
import { nativeFolder } from './postgres/native-folder';
import { freePort } from './process/free-port';
import type { Service } from './process/service';
import { applicationUser, portUser, temporalUser } from './process/service-users';
import { isRoot, unprivilegedUser, type SystemUser } from './process/system-user';
import { sayOnStderr, type Say } from './say';
import type { ServiceName } from './service-name';
import { Stack, type StackPlaces } from './stack';
import { stopLeftovers } from './stop-leftovers';
import { resolveBinary } from './temporal/resolve-binary';
import { startTemporal } from './temporal/start-temporal';
import { temporalDatabase, temporalService } from './temporal/temporal-service';

export interface StackOptions {
  /** Folder for everything this installation keeps; see dataHome(). */
  readonly home: string;
  /** The checkout, with node_modules and dist. */
  readonly project: string;
  readonly api?: boolean;
  readonly worker?: boolean;
  /** Begin anew: removes the data of this home first. */
  readonly fresh?: boolean;
  /** Also serve Temporal's own web UI. */
  readonly temporalUi?: boolean;
  readonly host?: string;
  /** Of the API. */
  readonly port?: PortWish;
  /** Outside servers to use instead of private ones. */
  readonly outside?: {
    readonly databaseUrl?: string | undefined;
    /** Of whoever owns its tables; the same unless said. */
    readonly databaseOwnerUrl?: string | undefined;
    readonly temporalAddress?: string | undefined;
  };
  readonly namespace?: string;
  readonly secretKey?: string | undefined;
  readonly graceMs?: number;
  /** How long each part may take until it serves. */
  readonly readyMs?: number;
  /** Further variables for api and worker. */
  readonly env?: NodeJS.ProcessEnv;
  /** Runs once Postgres serves and before api and worker start: migrations, seeds. */
  readonly prepare?: (places: Pick<StackPlaces, 'databaseUrl' | 'secretKey'>) => Promise<void>;
  readonly say?: Say;
  /** Gives up the start; what already runs is stopped and the promise rejects. No meaning once started. */
  readonly signal?: AbortSignal;
}

const DEFAULT_PORT = 3000;
/** As in `config/schema.ts`. */
const DEFAULT_GRACE_MS = 130_000;
const DEFAULT_READY_MS = 120_000;

/**
 * Starts an installation in `home`: Postgres and Temporal (unless outside ones are given), then `prepare`, then API and worker
 * when asked for. Processes that a killed earlier start left running are stopped first. When a part cannot start, the others
 * are stopped and the error is thrown.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.say ?? sayOnStderr;
  const home = openHome(options.home);
  if (!options.outside?.databaseUrl) checkReachable(home);
  const lock = await HomeLock.acquire(home, say);
  const guardian = startGuardian(home);
  const services = new Map<ServiceName, Service>();
  const release = (): void => {
    guardian.dismiss();
    lock.release();
  };
  try {
    await stopLeftovers(new StateFile(home), say);
    if (options.fresh) wipeHome(home);
    openHome(home);
    const builder = new StackBuilder(options, home, new StateFile(home), services, say);
    const places = await builder.build();
    lock.note({ url: places.apiUrl ?? null });
    return new Stack(places, services, () => lock.note({ stopping: true }), release);
  } catch (error) {
    lock.note({ stopping: true });
    for (const service of [...services.values()].reverse()) await service.stop().catch(() => undefined);
    release();
    throw error;
  }
}

class StackBuilder {
  private readonly cache: string;
  private readonly logs: string;
  /** Whom root runs API and worker as. */
  private user: SystemUser | undefined;

  constructor(
    private readonly options: StackOptions,
    private readonly home: string,
    private readonly state: StateFile,
    private readonly services: Map<ServiceName, Service>,
    private readonly say: Say,
  ) {
    this.cache = cacheFolder(options.project);
    this.logs = path.join(home, 'logs');
  }

  async build(): Promise<StackPlaces> {
    const secretKey = this.options.secretKey ?? this.state.secretKey();
    const [database, temporal] = await settleBoth(this.database(secretKey), this.temporal());
    const servers = {
      DATABASE_URL: database.application,
      TEMPORAL_ADDRESS: temporal.address,
      LEADRAIL_SECRET_KEY: secretKey,
    };
    if (this.options.worker || this.options.api) {
      this.say('starting the worker and the API');
      this.user = applicationUser(this.options.project, this.say);
    }
    const [workerUrl, apiUrl] = await settleBoth(
      this.options.worker
        ? this.worker({ ...servers, DATABASE_OWNER_URL: database.owner })
        : Promise.resolve(undefined),
      // Whatever this process was given, the API never has the owner's login.
      this.options.api ? this.api({ ...servers, DATABASE_OWNER_URL: undefined }) : Promise.resolve(undefined),
    );
    return {
      home: this.home,
      logs: this.logs,
      databaseUrl: database.owner,
      database,
      secretKey,
      apiUrl,
      workerUrl,
      temporalAddress: temporal.address,
      temporalUiUrl: temporal.uiUrl,
      temporalDatabase: temporal.database,
    };
  }

  private async database(secretKey: string): Promise<DatabaseUrls> {
    const { databaseUrl, databaseOwnerUrl } = this.options.outside ?? {};
    const urls = databaseUrl
      ? { server: databaseUrl, owner: databaseOwnerUrl ?? databaseUrl, application: databaseUrl }
      : await this.privatePostgres();
    await this.options.prepare?.({ databaseUrl: urls.owner, secretKey });
    return urls;
  }

  private async privatePostgres(): Promise<DatabaseUrls> {
    this.say('starting Postgres and Temporal');
    const native = nativeFolder(this.options.project, this.cache, this.say);
    const place = { folder: path.join(this.home, 'postgres'), native, user: isRoot() ? unprivilegedUser() : undefined };
    const password = this.state.current.postgresPassword;
    // Kept before the cluster is made: its password must not be lost between the two.
    this.state.update({ postgresPassword: password });
    await initCluster(place, password);
    const options: PostgresOptions = { place, password, port: await this.port('postgres'), ...this.common('postgres') };
    await this.run(postgresService(options));
    return ensureDatabase(options);
  }

  private async temporal(): Promise<{ address: string; uiUrl?: string; database?: string }> {
    const outside = this.options.outside?.temporalAddress;
    if (outside) return { address: outside };
    const {
      say,
      options: { signal },
    } = this;
    const binary = await resolveBinary({ cache: this.cache, named: process.env['TEMPORAL_CLI'], say, signal });
    const folder = path.join(this.home, 'temporal');
    const ui = this.options.temporalUi ? await this.port('temporalUi') : undefined;
    const grpc = await this.port('temporal');
    const ports = { grpc, http: await this.port('temporalHttp'), metrics: await this.port('temporalMetrics'), ui };
    const namespace = this.options.namespace ?? 'default';
    const user = temporalUser(binary, folder, say);
    const service = temporalService({ binary, folder, ports, namespace, user, ...this.common('temporal') });
    this.adopt(service);
    await startTemporal(service, folder, say);
    const address = `127.0.0.1:${ports.grpc}`;
    return {
      address,
      database: temporalDatabase(folder),
      ...(ui === undefined ? {} : { uiUrl: `http://127.0.0.1:${ui}` }),
    };
  }

  private async worker(servers: NodeJS.ProcessEnv): Promise<string> {
    const port = await this.port('workerMetrics');
    const env = { ...this.childEnvironment(servers), METRICS_PORT: String(port) };
    const place = { name: 'worker', host: '127.0.0.1', port, env, user: this.user } as const;
    await this.run(applicationService({ ...place, ...this.application(), ...this.common('worker') }));
    return `http://127.0.0.1:${port}`;
  }

  private async api(servers: NodeJS.ProcessEnv): Promise<string> {
    const host = this.options.host ?? '127.0.0.1';
    const port = await chooseApiPort(this.options.port ?? { number: DEFAULT_PORT, fixed: false }, host, this.say);
    const env = { ...this.childEnvironment(servers), HOST: host, PORT: String(port) };
    const user = portUser(this.user, port, this.say);
    await this.run(
      applicationService({ name: 'api', host, port, env, user, ...this.application(), ...this.common('api') }),
    );
    const shown = reachable(host);
    return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
  }

  private childEnvironment(servers: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return { ...process.env, ...this.options.env, ...servers, TEMPORAL_NAMESPACE: this.options.namespace ?? 'default' };
  }

  private application(): { project: string; graceMs: number } {
    return { project: this.options.project, graceMs: this.options.graceMs ?? DEFAULT_GRACE_MS };
  }

  private common(name: ServiceName): Pick<PostgresOptions, 'logFile' | 'readyMs' | 'onProcess' | 'say'> {
    const logFile = path.join(this.logs, `${name}.log`);
    return {
      logFile,
      readyMs: this.options.readyMs ?? DEFAULT_READY_MS,
      onProcess: (identity) => this.state.setProcess(name, identity),
      say: this.say,
    };
  }

  private async run(service: Service): Promise<void> {
    this.adopt(service);
    await service.start();
  }

  private adopt(service: Service): void {
    const { signal } = this.options;
    signal?.throwIfAborted();
    this.services.set(service.name, service);
    signal?.addEventListener('abort', () => void service.stop(), { once: true });
  }

  /** The port of the last start when it is still free, so that tools which were pointed at it stay right. */
  private async port(name: PortName): Promise<number> {
    const { [name]: wish, ...others } = this.state.current.ports;
    const port = await freePort(wish, new Set(Object.values(others)));
    this.state.update({ ports: { ...this.state.current.ports, [name]: port } });
    return port;
  }
}

/** Both run to their end even when one fails, so that nothing is still starting while the rest is being stopped. */
async function settleBoth<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === 'rejected') throw a.reason;
  if (b.status === 'rejected') throw b.reason;
  return [a.value, b.value];
}
