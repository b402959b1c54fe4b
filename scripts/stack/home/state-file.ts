import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ProcessIdentity } from '../process/process-identity';
import type { ServiceName } from '../service-name';

export type PortName = 'postgres' | 'temporal' | 'temporalHttp' | 'temporalMetrics' | 'temporalUi' | 'workerMetrics';

/** What one start must know of the last one. Mode 0600: it holds the password of the private Postgres. */
export interface StackState {
  readonly ports: Partial<Record<PortName, number>>;
  readonly postgresPassword: string;
  readonly processes: Partial<Record<ServiceName, ProcessIdentity>>;
}

export class StateFile {
  private readonly file: string;
  private state: StackState;

  constructor(private readonly home: string) {
    this.file = path.join(home, 'state.json');
    this.state = this.read();
  }

  get current(): StackState {
    return this.state;
  }

  update(change: Partial<StackState>): void {
    this.state = { ...this.state, ...change };
    writePrivately(this.file, `${JSON.stringify(this.state, null, 2)}\n`);
  }

  setProcess(name: ServiceName, identity: ProcessIdentity | undefined): void {
    const { [name]: _, ...others } = this.state.processes;
    this.update({ processes: identity ? { ...others, [name]: identity } : others });
  }

  /** The installation's own key, made once: 32 bytes as hex, in a file that a back-up can hold apart from the database. */
  secretKey(): string {
    const file = path.join(this.home, 'secret-key');
    if (!existsSync(file)) writePrivately(file, `${randomBytes(32).toString('hex')}\n`);
    return readFileSync(file, 'utf8').trim();
  }

  private read(): StackState {
    const fresh: StackState = { ports: {}, postgresPassword: randomBytes(24).toString('hex'), processes: {} };
    return existsSync(this.file) ? { ...fresh, ...(JSON.parse(readFileSync(this.file, 'utf8')) as StackState) } : fresh;
  }
}

/** Written beside and renamed: a reader, or a start after a crash, never sees half a file. */
function writePrivately(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
