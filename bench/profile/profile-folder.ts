import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import type { Profiler } from 'node:inspector';
import path from 'node:path';
import type { Stack } from '#scripts/stack/stack';
import { summariseProfile } from './summarise-profile';

const WAIT_MS = 20_000;

/** CPU profiles of api and worker, one file per measure and process, to be opened in any profile viewer. */
export class ProfileFolder {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = path.resolve(folder);
    mkdirSync(this.folder, { recursive: true });
  }

  /** What api and worker are started with. */
  get environment(): NodeJS.ProcessEnv {
    return {
      NODE_OPTIONS: `--require "${path.join(__dirname, 'record-profile.js')}"`,
      BENCH_PROFILE_FOLDER: this.folder,
    };
  }

  /** Writes what was profiled since the last call under this name; says where the time went. */
  async take(stack: Stack, name: string): Promise<readonly string[]> {
    const processes = (['api', 'worker'] as const).flatMap((process) =>
      stack.pids[process] === undefined ? [] : [{ process, pid: stack.pids[process] }],
    );
    return Promise.all(
      processes.map(async ({ process: service, pid }) => {
        const written = path.join(this.folder, `${pid}.cpuprofile`);
        process.kill(pid, 'SIGUSR2');
        for (const until = Date.now() + WAIT_MS; !existsSync(written) && Date.now() < until;)
          await new Promise((resolve) => setTimeout(resolve, 50));
        const file = path.join(this.folder, `${name}-${service}.cpuprofile`);
        renameSync(written, file);
        return `${service} ${summariseProfile(JSON.parse(readFileSync(file, 'utf8')) as Profiler.Profile)}`;
      }),
    );
  }
}
