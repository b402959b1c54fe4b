import type { TestAnswer, TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { useAdminApi } from '#test/kit/use-admin-api';

let database: TestDatabase;
let api: TestApi;
let admin: TestSession;
useAdminApi((opened) => ({ database, api, admin } = opened));

interface Entry {
  version: number;
  action: string;
  actorName: string;
  note: string | null;
  changes: { field: string; before: unknown; after: unknown; secret: boolean }[];
}
const call = (method: string, path = '', body?: unknown, headers?: Record<string, string>): Promise<TestAnswer> =>
  admin.call(method, `/api/v1/settings${path}`, body, headers);
const history = async (): Promise<Entry[]> => (await call('GET', '/history')).json<{ items: Entry[] }>().items;

test('settings have versions of their own, with who changed what, and refuse what is based on an older one', async () => {
  const first = await call('GET');
  expect([first.headers.get('etag'), first.json()['version']]).toEqual(['"1"', 1]);
  expect(await history()).toEqual([]);
  const renamed = await call('PATCH', '', { name: 'Northwind', security: { idleMinutes: 45 } }, { 'if-match': '"1"' });
  expect([renamed.status, renamed.headers.get('etag'), renamed.json()['version']]).toEqual([200, '"2"', 2]);
  expect(await history()).toMatchObject([
    {
      version: 2,
      action: 'changed',
      actorName: 'Tess Tester',
      changes: [
        { field: 'name', before: 'Leadrail', after: 'Northwind' },
        { field: 'security.idleMinutes', after: 45 },
      ],
    },
    { version: 1, action: 'created' },
  ]);
  const late = await call('PATCH', '', { name: 'Late' }, { 'if-match': '"1"' });
  expect([late.status, late.json()['code']]).toEqual([412, 'version-conflict']);
  // A change of something else is none of the settings; a change that changes nothing is no version.
  await admin.call('POST', '/api/v1/sources', { name: 'S' });
  expect((await call('PATCH', '', { name: 'Northwind' }, { 'if-match': '"2"' })).headers.get('etag')).toBe('"2"');
  expect((await call('GET', '/history/diff?from=2&to=1')).json()).toMatchObject({
    changes: [{ field: 'name', after: 'Leadrail' }, { field: 'security.idleMinutes' }],
  });
  expect((await call('GET', '/history/diff?from=1&to=9')).status).toBe(404);
});

test('rolling back is a change with its checks, and brings a sealed key back', async () => {
  const aiValidation = { enabled: true, url: 'https://one.example.com/v1', model: 'm', key: 'first-key' };
  const three = await call('PATCH', '', { aiValidation });
  expect([three.status, three.json()['version']]).toEqual([200, 3]);
  await call('PATCH', '', { aiValidation: { url: 'https://two.example.com/v1', key: 'second-key' } });
  const stale = await call('POST', '/rollback', { version: 3 }, { 'if-match': '"3"' });
  expect([stale.status, stale.json()['code']]).toEqual([412, 'version-conflict']);
  const back = await call('POST', '/rollback', { version: 3 }, { 'if-match': '"4"' });
  expect(back.json()).toMatchObject({
    version: 5,
    name: 'Northwind',
    aiValidation: { url: 'https://one.example.com/v1', key: '***' },
  });
  expect(await history()).toMatchObject([
    { version: 5, action: 'rolled-back', note: 'rolled back to 3' },
    {},
    {},
    {},
    {},
  ]);
  expect((await call('GET', '/history')).text).not.toMatch(/first-key|second-key|sealed/);
  expect((await call('POST', '/rollback', { version: 1 })).json()).toMatchObject({
    version: 6,
    name: 'Leadrail',
    aiValidation: { enabled: false },
  });
  const looking = await openTestSession(api, database, ['settings:view']);
  expect((await looking.call('GET', '/api/v1/settings/history')).status).toBe(200);
  expect((await looking.call('POST', '/api/v1/settings/rollback', { version: 2 })).status).toBe(403);
});
