import type { Service } from './process/service';
import type { StopStep } from './process/stop-process';
import type { DatabaseUrls } from './postgres/postgres-service';
import { SERVICE_NAMES, type ServiceName } from './service-name';

/** Where the parts of a running installation are reached, and what opens them. */
export interface StackPlaces {
  readonly home: string;
  /** As the owner of its tables. */
  readonly databaseUrl: string;
  /** The same database as whoever may enter it. */
  readonly database: DatabaseUrls;
  readonly temporalAddress: string;
  readonly temporalUiUrl: string | undefined;
  /** File of the private Temporal server's database; undefined with an outside server. */
  readonly temporalDatabase: string | undefined;
  readonly apiUrl: string | undefined;
  readonly workerUrl: string | undefined;
  readonly secretKey: string;
  readonly logs: string;
}

const FORCE: readonly StopStep[] = [{ signal: 'SIGKILL', waitMs: 5_000 }];
/** Postgres is never killed outright: SIGQUIT is its own way to end at once. */
const FORCE_POSTGRES: readonly StopStep[] = [{ signal: 'SIGQUIT', waitMs: 5_000 }, ...FORCE];

/** A running installation: start, tests, demo and chaos hold one of these. */
export class Stack {
  private stopping: Promise<void> | undefined;

  constructor(
    readonly places: StackPlaces,
    private readonly services: ReadonlyMap<ServiceName, Service>,
    private readonly onStopping: () => void,
    private readonly onStopped: () => void,
  ) {}

  get databaseUrl(): string {
    return this.places.databaseUrl;
  }

  get temporalAddress(): string {
    return this.places.temporalAddress;
  }

  /** Empty when no API was asked for. */
  get apiUrl(): string {
    return this.places.apiUrl ?? '';
  }

  get secretKey(): string {
    return this.places.secretKey;
  }

  /** The pids of what runs now. */
  get pids(): Partial<Record<ServiceName, number>> {
    const running = [...this.services].filter(([, service]) => service.pid !== undefined);
    return Object.fromEntries(running.map(([name, service]) => [name, service.pid]));
  }

  /**
   * Stops everything: API, worker, Temporal, Postgres. Calling it again waits for the same end; with `force` the rest is cut
   * short.
   */
  stop(options: { readonly force?: boolean } = {}): Promise<void> {
    this.onStopping();
    if (options.force) return this.stopAll(true);
    this.stopping ??= this.stopAll(false).finally(this.onStopped);
    return this.stopping;
  }

  /** Sends a signal to one process, as an operator or a fault would. One that ends by it is started again at once. */
  kill(name: ServiceName, signal: NodeJS.Signals): void {
    this.service(name).signal(signal);
  }

  /** Stops one process and leaves it stopped until `restart`. */
  async halt(name: ServiceName, options: { readonly force?: boolean } = {}): Promise<void> {
    await this.service(name).stop(options.force ? forceSteps(name) : undefined);
  }

  /** Stops one process when it runs and starts it; resolves when it serves. */
  async restart(name: ServiceName): Promise<void> {
    await this.service(name).stop();
    await this.service(name).start();
  }

  /** Resolves when a process that was killed serves again. */
  async settled(name: ServiceName): Promise<void> {
    await this.service(name).settled();
  }

  private async stopAll(force: boolean): Promise<void> {
    for (const name of SERVICE_NAMES) await this.services.get(name)?.stop(force ? forceSteps(name) : undefined);
  }

  private service(name: ServiceName): Service {
    const service = this.services.get(name);
    if (!service) throw new Error(`This installation does not run ${name} itself.`);
    return service;
  }
}

const forceSteps = (name: ServiceName): readonly StopStep[] => (name === 'postgres' ? FORCE_POSTGRES : FORCE);
