import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { HomeLock } from '#scripts/stack/home/home-lock';
import { identityOf } from '#scripts/stack/process/process-identity';

describe('the lock of a data home', () => {
  let folder: string;
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-unit-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const hold = (holder: object): void => writeFileSync(path.join(folder, 'lock'), JSON.stringify(holder));

  it('refuses a second supervisor and says where the first is', async () => {
    hold({ ...identityOf(process.pid), url: 'http://127.0.0.1:3000', stopping: false });
    await expect(HomeLock.acquire(folder, say)).rejects.toThrow(
      `already runs at http://127.0.0.1:3000 (pid ${process.pid})`,
    );
  });

  it('takes over from one that was killed', async () => {
    const child = spawn('sleep', ['60']);
    hold({ ...identityOf(child.pid ?? 0), url: null, stopping: false });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await HomeLock.acquire(folder, say);
    lock.release();
    expect(existsSync(path.join(folder, 'lock'))).toBe(false);
  });

  it('takes over when the pid belongs to another process by now', async () => {
    hold({ pid: process.pid, started: 'another boot/1', url: null, stopping: false });
    (await HomeLock.acquire(folder, say)).release();
  });

  it('takes over a lock that was cut off while it was written', async () => {
    writeFileSync(path.join(folder, 'lock'), '{"pid":');
    (await HomeLock.acquire(folder, say)).release();
  });

  it('waits for one that is stopping', async () => {
    const child = spawn('sleep', ['0.5']);
    hold({ ...identityOf(child.pid ?? 0), url: null, stopping: true });
    (await HomeLock.acquire(folder, say)).release();
    expect(said).toContain(`waiting for the Leadrail that is stopping (pid ${child.pid})`);
  });

  it('is not written again after its release', async () => {
    const lock = await HomeLock.acquire(folder, say);
    lock.release();
    lock.note({ stopping: true });
    expect(existsSync(path.join(folder, 'lock'))).toBe(false);
  });
});
