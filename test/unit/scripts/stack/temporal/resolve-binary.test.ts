import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BinarySource } from '#scripts/stack/temporal/binary-source';
import { isAtLeast } from '#scripts/stack/temporal/binary-version';
import { resolveBinary, type ResolveOptions } from '#scripts/stack/temporal/resolve-binary';

const program = (version: string): string => `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`;
const failing = (name: string, why: string): BinarySource => ({ name, fetch: () => Promise.resolve({ ok: false, why }) });
const writing = (name: string, text: string): BinarySource => ({
  name,
  fetch: (target) => {
    writeFileSync(target, text);
    return Promise.resolve({ ok: true });
  },
});

describe('finding the Temporal server program', () => {
  let cache: string;
  const said: string[] = [];
  const oldPath = process.env['PATH'];
  const options = (sources: readonly BinarySource[], named?: string): ResolveOptions => ({ cache, named, sources, say: (line) => said.push(line) });

  beforeEach(() => {
    cache = mkdtempSync(path.join(os.tmpdir(), 'leadrail-unit-'));
    process.env['PATH'] = `${cache}:/usr/bin:/bin`;
    said.length = 0;
  });
  afterEach(() => {
    process.env['PATH'] = oldPath;
    rmSync(cache, { recursive: true, force: true });
  });

  it('uses the one that TEMPORAL_CLI names, and refuses one that cannot be run or is too old', async () => {
    const named = path.join(cache, 'mine');
    writeFileSync(named, program('1.4.1'), { mode: 0o755 });
    await expect(resolveBinary(options([], named))).resolves.toBe(named);
    writeFileSync(named, program('1.4.0'));
    await expect(resolveBinary(options([], named))).rejects.toThrow('is version 1.4.0');
    await expect(resolveBinary(options([], path.join(cache, 'nowhere')))).rejects.toThrow('cannot be run');
  });

  it('prefers the one on the PATH when it is new enough, and says why when it is not', async () => {
    const onPath = path.join(cache, 'temporal');
    writeFileSync(onPath, program('1.5.0'), { mode: 0o755 });
    await expect(resolveBinary(options([]))).resolves.toBe('temporal');
    writeFileSync(onPath, program('1.0.0'));
    await expect(resolveBinary(options([writing('site', program('1.9.1'))]))).resolves.toMatch(/temporal-1\.9\.1\/temporal$/);
    expect(said[0]).toContain('is 1.0.0');
  });

  it('fetches from the first source that works, keeps it, and asks nobody the second time', async () => {
    const found = await resolveBinary(options([failing('site', 'no answer'), writing('pip', program('1.9.1'))]));
    expect(existsSync(found)).toBe(true);
    await expect(resolveBinary(options([]))).resolves.toBe(found);
    expect(readdirSync(path.dirname(found))).toEqual(['temporal']);
  });

  it('passes over a fetched program that does not run here', async () => {
    const found = await resolveBinary(options([writing('site', 'not a program'), writing('pip', program('1.9.1'))]));
    expect(said).toContain('that did not work: the fetched program cannot be run on this machine');
    expect(existsSync(found)).toBe(true);
  });

  it('replaces a cached program that no longer runs', async () => {
    const found = await resolveBinary(options([writing('pip', program('1.9.1'))]));
    chmodSync(found, 0o644);
    writeFileSync(found, '');
    await expect(resolveBinary(options([writing('pip', program('1.9.1'))]))).resolves.toBe(found);
    expect(said.filter((line) => line.startsWith('getting'))).toHaveLength(2);
  });

  it('tells what was tried and what to do when nothing works', async () => {
    const error = await resolveBinary(options([failing('site', 'no answer'), failing('pip', 'no pip was found')])).catch((reason: Error) => reason.message);
    expect(error).toMatch(/site: no answer[^]*pip: no pip was found[^]*TEMPORAL_CLI[^]*TEMPORAL_ADDRESS/);
  });

  it.each([['1.10.0', '1.9.9', true], ['1.4.1', '1.4.1', true], ['1.4.0', '1.4.1', false], ['0.9.9', '1.0.0', false], ['2.0.0', '1.99.99', true]])(
    'takes %s for at least %s: %s', (version, oldest, expected) => expect(isAtLeast(version, oldest)).toBe(expected),
  );
});
