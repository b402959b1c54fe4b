import { runCommand } from './run-command';

/** The version a Temporal command line program says it has, such as `1.9.1`; undefined when it cannot be run. */
export async function binaryVersion(binary: string): Promise<string | undefined> {
  const { ok, output } = await runCommand(binary, ['--version'], { timeoutMs: 20_000 });
  return ok ? /temporal version v?(\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined;
}

export function isAtLeast(version: string, oldest: string): boolean {
  const [have, need] = [version.split('.').map(Number), oldest.split('.').map(Number)];
  for (let part = 0; part < 3; part += 1) {
    const difference = (have[part] ?? 0) - (need[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
