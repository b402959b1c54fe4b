import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperationalError } from '#domain/kernel/errors';
import type { Say } from '../say';
import type { ServiceName } from '../service-name';
import { identityOf, type ProcessIdentity } from './process-identity';
import { signalProcess, stopProcess, type StopStep } from './stop-process';
import type { SystemUser } from './system-user';
import { openLog, tailFile } from './tail-file';

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly user?: SystemUser | undefined;
  /** Opens an IPC channel, whose end tells the child that the supervisor is gone. */
  readonly channel?: boolean;
}

export interface ServiceSpec {
  readonly name: ServiceName;
  /** Called before each start; clears what an earlier run left behind. */
  readonly prepare?: () => Promise<void>;
  readonly launch: () => Launch;
  /** Resolves true once the process serves; called again and again while it lives. */
  readonly serves: () => Promise<boolean>;
  readonly readyMs: number;
  readonly stopSteps: readonly StopStep[];
  readonly logFile: string;
  /** Whether an early end, known by the end of its log, goes away by trying again. */
  readonly passing?: (logTail: string) => boolean;
  readonly onProcess: (identity: ProcessIdentity | undefined) => void;
  readonly say: Say;
}

/** A run of this length was healthy: the next crash is restarted at once again. */
const HEALTHY_MS = 20_000;
const LONGEST_PAUSE_MS = 10_000;
const POLL_MS = 50;

/** One child process: started until it serves, started again when it crashes, stopped step by step. */
export class Service {
  private child: ChildProcess | undefined;
  private identity: ProcessIdentity | undefined;
  private wanted = false;
  private crashes = 0;
  private startedAt = 0;
  private restarting: Promise<void> | undefined;
  private signalled = false;

  constructor(private readonly spec: ServiceSpec) {}

  get name(): ServiceName {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Resolves when it serves; fails with the end of its log when it cannot. */
  async start(): Promise<void> {
    this.wanted = true;
    await this.bringUp();
  }

  private async bringUp(): Promise<void> {
    const deadline = Date.now() + this.spec.readyMs;
    for (;;) {
      await this.spec.prepare?.();
      if (!this.wanted) throw this.cannotStart('It was told to stop.');
      const failure = await this.launchUntilReady(deadline);
      if (failure === undefined) return;
      if (!this.wanted || Date.now() > deadline || !this.spec.passing?.(failure)) throw this.cannotStart(failure);
      await sleep(200);
    }
  }

  async stop(steps: readonly StopStep[] = this.spec.stopSteps): Promise<void> {
    this.wanted = false;
    await this.endProcess(steps);
    await this.restarting?.catch(() => undefined);
    await this.endProcess(steps);
  }

  /** Sends a signal as a test would from outside. After one that ends it the process is started again by itself. */
  signal(signal: NodeJS.Signals): void {
    this.signalled = true;
    if (this.identity) signalProcess(this.identity, signal);
  }

  /** Resolves when it serves again after a crash; at once when it serves now. */
  async settled(): Promise<void> {
    while (this.restarting) await this.restarting;
  }

  private async launchUntilReady(deadline: number): Promise<string | undefined> {
    const from = statSync(this.spec.logFile, { throwIfNoEntry: false })?.size ?? 0;
    const child = this.spawn();
    while (Date.now() < deadline && this.child === child) {
      if (await this.spec.serves().catch(() => false)) {
        if (this.child !== child) break;
        this.startedAt = Date.now();
        return undefined;
      }
      await sleep(POLL_MS);
    }
    const tail = tailFile(this.spec.logFile, 12, from);
    if (this.child !== child) return tail || 'It ended without a word.';
    await this.endProcess(this.spec.stopSteps);
    return `It did not serve within ${Math.round(this.spec.readyMs / 1000)} s.\n${tail}`;
  }

  private spawn(): ChildProcess {
    const { command, args, cwd, env, user, channel } = this.spec.launch();
    const log = openLog(this.spec.logFile);
    // Its own process group: Ctrl-C in the terminal reaches only the supervisor, which stops everything in the right order.
    const child = spawn(command, [...args], {
      cwd,
      env,
      ...user,
      detached: true,
      stdio: channel ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
    });
    closeSync(log);
    this.child = child;
    this.startedAt = 0;
    if (child.pid !== undefined) this.note(identityOf(child.pid));
    child.once('error', (error) => this.ended(child, error.message));
    child.once('exit', (code, signal) => this.ended(child, signal ?? `exit code ${code}`));
    return child;
  }

  private async endProcess(steps: readonly StopStep[]): Promise<void> {
    const { child, identity } = this;
    if (!child || !identity || !(await stopProcess(identity, steps))) return;
    // The system knows of the end a moment before Node tells it.
    while (this.child === child) await sleep(1);
  }

  private note(identity: ProcessIdentity | undefined): void {
    this.identity = identity;
    this.spec.onProcess(identity);
  }

  private ended(child: ChildProcess, how: string): void {
    if (this.child !== child) return;
    const served = this.startedAt !== 0;
    const healthy = served && Date.now() - this.startedAt > HEALTHY_MS;
    this.child = undefined;
    this.note(undefined);
    // Before it served, start() sees the end itself.
    if (!this.wanted || !served) return;
    // An end that was asked for is no sign of a process that cannot stay up.
    this.crashes = healthy || this.signalled ? 0 : this.crashes + 1;
    this.signalled = false;
    this.spec.say(`${this.name} ended unexpectedly (${how}); starting it again`);
    this.restarting = this.restart().finally(() => (this.restarting = undefined));
  }

  private async restart(): Promise<void> {
    while (this.wanted) {
      await sleep(this.crashes < 3 ? 50 : Math.min(LONGEST_PAUSE_MS, 250 * 2 ** Math.min(this.crashes, 10)));
      if (!this.wanted) return;
      try {
        await this.bringUp();
        return;
      } catch (error) {
        this.crashes += 1;
        if (!this.wanted) return;
        this.spec.say(error instanceof Error ? error.message : String(error));
      }
    }
  }

  private cannotStart(logTail: string): OperationalError {
    return new OperationalError(
      `${this.name}-did-not-start`,
      `${this.name} did not start. The end of ${this.spec.logFile}:\n${logTail}`,
    );
  }
}
