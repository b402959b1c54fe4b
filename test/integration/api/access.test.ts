import type { Express } from 'express';
import { loadConfig } from '#config/load-config';
import { createLogger } from '#config/log';
import { newId } from '#db/new-id';
import { ENDPOINTS } from '#api/contract/endpoints';
import { routeOf } from '#api/http/bind-endpoint';
import { startServer } from '#api/server';
import { openAccessToken } from '#test/kit/access-token';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';

let database: TestDatabase;
let api: TestApi;
const tokens = new Map<string, string>();

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  for (const scope of ['account', 'data', 'receiver']) tokens.set(scope, await openAccessToken(database.pool, [scope]));
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const guarded = ENDPOINTS.filter((endpoint) => endpoint.access === 'account' || endpoint.access === 'data');
const pathOf = (path: string): string => path.replace('{action}', 'validate').replace(/\{\w+\}/g, newId());

test('every guarded operation refuses nobody, strangers and tokens of another scope', async () => {
  for (const { method, path, access } of guarded) {
    const body = method === 'get' || method === 'delete' ? undefined : {};
    const statuses = [];
    for (const token of [
      undefined,
      'stranger',
      ...[...tokens].filter(([scope]) => scope !== access).map(([, token]) => token),
    ]) {
      statuses.push((await api.call(method.toUpperCase(), pathOf(path), body, token)).status);
    }
    expect([method, path, statuses]).toEqual([method, path, [401, 401, 403, 403]]);
    const own = await api.call(method.toUpperCase(), pathOf(path), body, tokens.get(access));
    expect([401, 403]).not.toContain(own.status);
    expect(own.status).toBeLessThan(500);
  }
}, 60_000);

test('every route of the app is documented', () => {
  const undocumented = new Set([
    'get /metrics',
    'get /openapi.json',
    'get /',
    ...['', '/start.js', '/reference.css', '/redoc.js'].map((file) => `get /docs/api${file}`),
  ]);
  const documented = new Set(ENDPOINTS.map((endpoint) => `${endpoint.method} ${routeOf(endpoint)}`));
  const routes = routesOf(api.app);
  expect(routes.length).toBeGreaterThan(40);
  expect(routes.filter((route) => !documented.has(route) && !undocumented.has(route))).toEqual([]);
  expect([...documented].filter((route) => !routes.includes(route))).toEqual([]);
});

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
}
function routesOf(app: Express): string[] {
  const { stack } = app.router as unknown as { stack: Layer[] };
  return stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
  );
}

test('the whole process starts, takes a request, finishes what is in hand and stops', async () => {
  const config = loadConfig({
    DATABASE_URL: database.url,
    LEADRAIL_SECRET_KEY: 'cd'.repeat(32),
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    PORT: '0',
    LOG_LEVEL: 'silent',
    SHUTDOWN_GRACE_MS: '3000',
  });
  const running = await startServer(config, createLogger('api', { level: 'silent' }));
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  const body = new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('{"LID":1,'));
      await new Promise((resolve) => setTimeout(resolve, 700));
      controller.enqueue(Buffer.from('"VID":1,"AID":1,"A":1}'));
      controller.close();
    },
  });
  const inHand = fetch(`${running.url}/intake/leads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const stopping = running.stop();
  const answer = await inHand;
  expect([answer.status, answer.headers.get('connection')]).toEqual([404, 'close']);
  await stopping;
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow();
}, 20_000);
