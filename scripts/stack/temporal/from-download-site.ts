import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastLine, type BinarySource } from './binary-source';
import { runCommand } from './run-command';
import { TEMPORAL_VERSION } from './temporal-settings';

const SITE = 'https://temporal.download/cli/archive';
const ANSWER_MS = 8_000;
const WHOLE_MS = 300_000;
const PROGRESS_BYTES = 10_000_000;
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The vendor's own download site. */
export const fromDownloadSite: BinarySource = {
  name: 'the Temporal download site',
  async fetch(target, { scratch, say, signal }) {
    const url = `${SITE}/v${TEMPORAL_VERSION}?platform=${process.platform}&arch=${ARCHITECTURES[process.arch] ?? process.arch}`;
    const archive = path.join(scratch, 'temporal.tar.gz');
    try {
      const tell = (megabytes: number): void => say(`downloading the Temporal server: ${megabytes} MB so far`);
      writeFileSync(archive, await download(url, signal, tell));
    } catch (error) {
      return { ok: false, why: reasonOf(error) };
    }
    const unpacked = await runCommand('tar', ['-xzf', archive, '-C', scratch, 'temporal'], { timeoutMs: 60_000 });
    if (!unpacked.ok) return { ok: false, why: `tar: ${lastLine(unpacked.output)}` };
    copyFileSync(path.join(scratch, 'temporal'), target);
    return { ok: true };
  },
};

/** Gives up early when the site does not answer, late when it is only slow. */
async function download(
  url: string,
  signal: AbortSignal | undefined,
  progress: (megabytes: number) => void,
): Promise<Buffer> {
  const abort = new AbortController();
  const silence = setTimeout(() => abort.abort(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS);
  const whole = setTimeout(() => abort.abort(new Error(`not finished within ${WHOLE_MS / 1000} s`)), WHOLE_MS);
  try {
    const response = await fetch(url, { signal: signal ? AbortSignal.any([signal, abort.signal]) : abort.signal });
    clearTimeout(silence);
    if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
    return await collect(response.body, progress);
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
  }
}

async function collect(body: ReadableStream<Uint8Array>, progress: (megabytes: number) => void): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let [bytes, told] = [0, 0];
  for await (const part of body as AsyncIterable<Uint8Array>) {
    parts.push(part);
    bytes += part.byteLength;
    if (bytes - told < PROGRESS_BYTES) continue;
    told = bytes;
    progress(Math.round(bytes / 1e6));
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
