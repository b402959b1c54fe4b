import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import express from 'express';
import { serveUi } from '#api/pages/serve-ui';

const folder = mkdtempSync(path.join(os.tmpdir(), 'ui-'));
let server: Server;
let base: string;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<title>page</title>');
  writeFileSync(path.join(folder, 'assets', 'a.js'), 'a');
  const app = express();
  app.get('/api/v1/status', (_request, response) => void response.json({}));
  serveUi(app, folder);
  app.use((_request, response) => void response.status(404).json({ code: 'unknown-route' }));
  await new Promise<void>((resolve) => (server = app.listen(0, '127.0.0.1', () => resolve())));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

const get = (address: string, accept = 'text/html,application/xhtml+xml,*/*;q=0.8') =>
  fetch(base + address, { headers: { Accept: accept } });

describe('the user interface', () => {
  it("answers every screen's address with its page, which no cache keeps", async () => {
    for (const address of ['/', '/leads', '/leads/01a2/process', '/sign-in?back=%2Fleads']) {
      const answer = await get(address);
      expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([
        200,
        '<title>page</title>',
        'no-cache',
      ]);
    }
  });

  it('leaves wrong addresses of the API, of files, and of programs to the problem document', async () => {
    for (const address of ['/api/v1/nothing', '/intake/nothing', '/assets/gone.js', '/gone.png', '/metrics'])
      expect((await get(address)).status).toBe(404);
    expect((await get('/leads', 'application/json')).status).toBe(404);
    expect((await get('/leads', '*/*')).status).toBe(404);
    expect((await fetch(`${base}/leads`, { method: 'POST' })).status).toBe(404);
  });

  it('lets files with a hash in their name be kept for a year', async () => {
    const answer = await get('/assets/a.js');
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });
});
