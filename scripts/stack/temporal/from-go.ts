import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { lastLine, type BinarySource } from './binary-source';
import { runCommand } from './run-command';
import { GO_INSTALL_VERSION } from './temporal-settings';

const BUILD_MS = 1_800_000;
const TELL_EVERY_MS = 30_000;

/** Compiles the server with the machine's Go; slow, so it is the last way. */
export const fromGo: BinarySource = {
  name: `go install github.com/temporalio/cli/cmd/temporal@v${GO_INSTALL_VERSION}`,
  async fetch(target, { scratch, say, signal }) {
    if (!(await runCommand('go', ['version'], { timeoutMs: 20_000 })).ok) return { ok: false, why: 'no Go was found' };
    const began = Date.now();
    const tell = (): void => say(`compiling the Temporal server: ${Math.round((Date.now() - began) / 1000)} s so far`);
    const ticker = setInterval(tell, TELL_EVERY_MS);
    const env = { ...process.env, GOBIN: scratch, CGO_ENABLED: '0', GOFLAGS: '-trimpath' };
    const args = ['install', '-ldflags=-s -w', `github.com/temporalio/cli/cmd/temporal@v${GO_INSTALL_VERSION}`];
    const result = await runCommand('go', args, { timeoutMs: BUILD_MS, env, signal });
    clearInterval(ticker);
    if (!result.ok) return { ok: false, why: lastLine(result.output) };
    copyFileSync(path.join(scratch, 'temporal'), target);
    return { ok: true };
  },
};
