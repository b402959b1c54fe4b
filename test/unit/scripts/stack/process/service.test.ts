import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identityOf, isRunning } from '#scripts/stack/process/process-identity';
import { Service, type ServiceSpec } from '#scripts/stack/process/service';

const SERVING = `require('fs').writeFileSync(process.argv[1], String(process.pid)); setInterval(() => {}, 1000);`;
const STUBBORN = `process.on('SIGTERM', () => {}); ${SERVING}`;

jest.setTimeout(30_000);

describe('a supervised process', () => {
  let folder: string;
  let service: Service | undefined;
  const said: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'leadrail-unit-'));
    said.length = 0;
  });
  afterEach(async () => {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function make(program: string, changes: Partial<ServiceSpec> = {}): Service {
    const mark = path.join(folder, 'serves');
    service = new Service({
      name: 'worker',
      launch: () => {
        rmSync(mark, { force: true });
        return { command: process.execPath, args: ['-e', program, mark], cwd: folder, env: {} };
      },
      serves: () => Promise.resolve(existsSync(mark) && readFileSync(mark, 'utf8') === String(service?.pid)),
      readyMs: 10_000,
      stopSteps: [
        { signal: 'SIGTERM', waitMs: 300 },
        { signal: 'SIGKILL', waitMs: 2_000 },
      ],
      logFile: path.join(folder, 'worker.log'),
      onProcess: () => undefined,
      say: (line) => said.push(line),
      ...changes,
    });
    return service;
  }

  it('is up once it serves, and gone after stop', async () => {
    const running = make(SERVING);
    await running.start();
    const identity = identityOf(running.pid ?? 0);
    expect(isRunning(identity)).toBe(true);
    await running.stop();
    expect([isRunning(identity), running.pid, said]).toEqual([false, undefined, []]);
  });

  it('is ended by force when it does not stop by itself', async () => {
    const running = make(STUBBORN);
    await running.start();
    const identity = identityOf(running.pid ?? 0);
    await running.stop();
    expect(isRunning(identity)).toBe(false);
  });

  it('is started again when it crashes', async () => {
    const running = make(SERVING);
    await running.start();
    const first = running.pid;
    running.signal('SIGKILL');
    while (running.pid === first) await sleep(5);
    await running.settled();
    expect(running.pid).not.toBe(first);
    expect(said).toEqual(['worker ended unexpectedly (SIGKILL); starting it again']);
  });

  it('stays down when it is stopped while it is being started again', async () => {
    const running = make(SERVING);
    await running.start();
    running.signal('SIGKILL');
    while (said.length === 0) await sleep(1);
    await running.stop();
    await sleep(300);
    expect(running.pid).toBeUndefined();
  });

  it('fails with the end of its log when it cannot start', async () => {
    await expect(make(`console.error('no such table'); process.exit(3);`).start()).rejects.toThrow(
      /worker did not start[^]*no such table/,
    );
  });

  it('is tried again when the reason is known to pass', async () => {
    const once = `const fs = require('fs'); if (!fs.existsSync('tried')) { fs.writeFileSync('tried', ''); console.error('still locked'); process.exit(1); } ${SERVING}`;
    await expect(make(once, { passing: (tail) => tail.includes('still locked') }).start()).resolves.toBeUndefined();
  });

  it('fails and is ended when it never serves', async () => {
    const running = make(SERVING, { serves: () => Promise.resolve(false), readyMs: 200 });
    await expect(running.start()).rejects.toThrow('It did not serve within');
    expect(running.pid).toBeUndefined();
  });
});
