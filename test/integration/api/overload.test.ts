import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

let database: TestDatabase;
let api: TestApi;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
});
afterAll(async () => {
  await api.stop();
  await database.drop();
});

test('a database that is behind is said at once, with a time to come again, and not waited for', async () => {
  const busy = Array.from({ length: 10 + 22 }, () => api.pool.query('select pg_sleep(1.2)'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answers: Promise<TestAnswer>[] = [];
  // Nobody who comes within the first moment is turned away.
  const first = api.send('GET', '/f/nobody-made-this-form');
  for (const _ of Array.from({ length: 8 })) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answers.push(api.send('POST', '/intake/leads', { body: '{}', headers: { 'content-type': 'application/json' } }));
  }
  const last = await answers.at(-1)!;
  expect([last.status, last.json()['code'], last.headers.get('retry-after')]).toEqual([
    503,
    'temporarily-unavailable',
    '2',
  ]);
  expect((await api.send('GET', '/healthz')).status).toBe(200);
  await Promise.all([...busy, ...answers]);
  expect((await first).status).toBe(404);
});
