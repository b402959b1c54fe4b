import { spawn } from 'node:child_process';

export interface CommandResult {
  readonly ok: boolean;
  /** stdout and stderr together, the last part of it. */
  readonly output: string;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Ends the tool early. */
  readonly signal?: AbortSignal | undefined;
}

const KEPT_CHARACTERS = 20_000;

/** Runs a tool to its end or the time limit; a missing tool is a result, not an exception. */
export function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const abort = options.signal ? { signal: options.signal } : {};
    const child = spawn(command, [...args], {
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...abort,
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs);
    const settle = (ok: boolean): void => {
      clearTimeout(timer);
      resolve({ ok, output: output.trim() });
    };
    child.once('error', (error) => {
      output = error.message;
      settle(false);
    });
    child.once('close', (code) => settle(code === 0));
  });
}
