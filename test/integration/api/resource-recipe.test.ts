import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import { createLogger } from '#config/log';
import { ENTITIES } from '#db/entities/index';
import { createSecretBox } from '#db/secrets/secret-box';
import { listOfResource } from '#api/contract/listing/list-of-resource';
import { createApp, finishApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { EVERYTHING, NOBODY } from '#api/http/principal';
import { bindResource } from '#api/resources/engine/bind-resource';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { Van, VAN_TABLE, vanBinding, vans } from './throw-away-resource';

let database: TestDatabase;
let orm: MikroORM;
let server: Server;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(VAN_TABLE);
  orm = await MikroORM.init({
    clientUrl: database.url,
    entities: [...ENTITIES, Van],
    discovery: { warnWhenNoEntities: false },
    ensureDatabase: false,
    forceUtcTimezone: true,
  });
  const app = createApp({
    trustProxy: [],
    log: createLogger('test', { level: 'silent' }),
    metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })),
  });
  const edge = {
    authorise: async () => ({ ...NOBODY, actor: 'system', sees: EVERYTHING }),
    readings: new Map(),
    once: async (_asked: unknown, work: () => Promise<never>) => work(),
    record: { done: async () => undefined, refused: async () => undefined },
  };
  const changes = {
    announce: () => undefined,
    onChange: () => undefined,
    isHearing: () => false,
    stop: async () => undefined,
  };
  bindResource(
    app,
    edge as never,
    { pool: database.pool, orm, secretBox: createSecretBox('ab'.repeat(32)), changes: changes as never },
    vanBinding,
  );
  finishApp(app, createLogger('test', { level: 'silent' }));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/vans`;
}, 60_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await orm.close(true);
  await database.drop();
});

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown>; text: string }> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : {} };
}

test('three declarations make a resource that can do everything', async () => {
  const { status, body: van } = await call('POST', '', { name: 'Blue', priceMinor: 1250 });
  expect([status, van]).toMatchObject([
    201,
    { name: 'Blue', status: 'active', priceMinor: 1250, driverId: null, electric: false, version: 1 },
  ]);
  await call('POST', '', { name: 'Green', electric: true });
  expect((await call('GET', '?status=active')).body['items']).toHaveLength(2);
  expect(
    (
      await call('POST', '/search', {
        filter: { join: 'not-and', items: [{ column: 'electric', is: 'is', value: true }] },
      })
    ).body['items'],
  ).toMatchObject([{ name: 'Blue', priceMinor: 1250 }]);
  expect(
    (
      await call('POST', '/count', {
        filter: { join: 'and', items: [{ column: 'name', is: 'contains', value: 'EE' }] },
      })
    ).body,
  ).toEqual({ count: 1, more: false });
  expect(
    (await call('POST', '/export', { format: 'csv', columns: ['name', 'priceMinor'] })).text.trim().split('\r\n'),
  ).toEqual(['Name,Price', 'Blue,12.5', 'Green,0']);
  expect(
    (await call('PATCH', `/${String(van['id'])}`, { driverId: '0190a0a0-0000-7000-8000-000000000000' })).body['errors'],
  ).toMatchObject([{ field: 'driverId', code: 'unknown-reference' }]);
  await call('PATCH', `/${String(van['id'])}`, { name: 'Navy' });
  expect((await call('GET', `/${String(van['id'])}/history`)).body['items']).toMatchObject([
    { version: 2, changes: [{ field: 'name', before: 'Blue', after: 'Navy' }] },
    { version: 1 },
  ]);
  expect((await call('POST', `/${String(van['id'])}/rollback`, { version: 1 })).body).toMatchObject({
    name: 'Blue',
    version: 3,
  });
  expect((await call('POST', '', { name: 'Green' })).body).toMatchObject({
    code: 'not-unique',
    errors: [{ field: 'name' }],
  });
  expect((await call('DELETE', `/${String(van['id'])}`)).status).toBe(204);
  expect((await call('POST', `/${String(van['id'])}/restore`)).body).toMatchObject({
    name: 'Blue',
    priceMinor: 1250,
    version: 5,
  });
});

test('its list follows from its contract', () => {
  expect(listOfResource(vans).columns.map(({ name, kind, label }) => `${name} ${kind} ${label}`)).toEqual([
    'name text Name',
    'status choice Status',
    'priceMinor money Price',
    'driverId id Driver',
    'electric boolean Electric',
    'createdAt moment Created',
    'updatedAt moment Changed',
    'version number Version',
    'id id Id',
  ]);
});

test('a resource that does not say who sees it is not served', () => {
  const { scope: _scope, ...binding } = vanBinding;
  const app = createApp({
    trustProxy: [],
    log: createLogger('test', { level: 'silent' }),
    metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })),
  });
  expect(() =>
    bindResource(
      app,
      {} as never,
      { pool: database.pool, orm, secretBox: createSecretBox('ab'.repeat(32)), changes: {} as never },
      binding,
    ),
  ).toThrow('who sees it');
});
