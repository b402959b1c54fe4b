import { spawn, type StdioOptions } from 'node:child_process';

export interface ToolRun {
  readonly code: number | null;
  /** stdout and stderr in the order they came; empty when the output was shown as it came. */
  readonly output: string;
  readonly seconds: number;
}

export interface ToolOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Show the output as it comes instead of collecting it. */
  readonly show?: boolean;
  readonly limitMs: number;
  /** Where it runs; the folder of this process when not given. */
  readonly cwd?: string;
  /** Told every 15 seconds how long it has been running, so that nobody has to wonder whether it hangs. */
  readonly progress: (seconds: number) => void;
}

const TELL_EVERY_MS = 15_000;

const running = new Set<() => void>();
let ended = false;

/** Runs a tool of this project with Node. A run over its time limit is ended and counts as failed. */
export function runTool(args: readonly string[], options: ToolOptions): Promise<ToolRun> {
  if (ended) return Promise.resolve({ code: null, output: '', seconds: 0 });
  const began = Date.now();
  return new Promise((resolve) => {
    const stdio: StdioOptions = options.show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [...args], {
      env: options.env ?? process.env,
      stdio,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    const end = (): void => void child.kill('SIGKILL');
    running.add(end);
    const timer = setTimeout(end, options.limitMs);
    const ticker = setInterval(() => options.progress(Math.round((Date.now() - began) / 1000)), TELL_EVERY_MS);
    let output = '';
    const collect = (chunk: Buffer): void => void (output += chunk.toString('utf8'));
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      clearTimeout(timer);
      clearInterval(ticker);
      running.delete(end);
      resolve({ code, output, seconds: (Date.now() - began) / 1000 });
    });
  });
}

/** Ends every tool that still runs and starts no more, when the whole run is interrupted. */
export function endTools(): void {
  ended = true;
  for (const end of running) end();
}
