import path from 'node:path';
import { Part } from './parts/part';
import { openInstallation, type Installation } from './installation';
import type { Say } from '#scripts/stack/say';
import type { ProfileFolder } from './profile/profile-folder';

export interface BenchSettings {
  readonly quick: boolean;
  readonly say: Say;
  readonly profiles: ProfileFolder | undefined;
  readonly signal: AbortSignal;
}

/** What the measures share. The installation is started when the first measure asks for it. */
export class Bench {
  private readonly closing: (() => Promise<unknown>)[] = [];
  private opened: Promise<Installation> | undefined;

  constructor(readonly settings: BenchSettings) {}

  get quick(): boolean {
    return this.settings.quick;
  }

  say(line: string): void {
    this.settings.say(line);
  }

  installation(): Promise<Installation> {
    this.opened ??= this.open();
    return this.opened;
  }

  private async open(): Promise<Installation> {
    const installation = await openInstallation(this.settings, (close) => this.closing.push(close));
    // What starting took is no measure's business.
    await this.settings.profiles?.take(installation.stack, 'start');
    return installation;
  }

  /** Runs work beside a floor process, which ends with it. `file` is relative to this folder. */
  async beside<Ready, T>(
    file: string,
    input: unknown,
    work: (ready: Ready, pid: number | undefined) => Promise<T>,
  ): Promise<T> {
    const { part, ready } = await Part.start<Ready>(path.basename(file, '.js'), path.join(__dirname, file), input);
    try {
      return await work(ready, part.pid);
    } finally {
      await part.stop();
    }
  }

  /** Takes the CPU profiles since the last call and says what they show; nothing where none are wanted or nothing runs yet. */
  async profile(name: string): Promise<readonly string[]> {
    if (!this.settings.profiles || !this.opened) return [];
    return this.settings.profiles.take((await this.opened).stack, name);
  }

  /** Stops everything that was started, last first. */
  async close(): Promise<void> {
    for (let close = this.closing.pop(); close; close = this.closing.pop()) await close().catch(() => undefined);
  }
}
