import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';

interface View {
  id: string;
  name: string;
  mine: boolean;
  shared: boolean;
  ownerName: string;
  document: unknown;
}
let database: TestDatabase;
let api: TestApi;
let ann: TestSession;
let ben: TestSession;
beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database);
  ann = await openTestSession(api, database, PERMISSIONS);
  ben = await openTestSession(api, database, ['leads:view']);
}, 60_000);
afterAll(async () => {
  await api.stop();
  await database.drop();
});

const document = {
  filter: { join: 'and', items: [{ column: 'grade', is: 'any-of', value: ['A', 'B'] }] },
  sort: [{ column: 'receivedAt', descending: true }],
  columns: [{ name: 'name', width: 200, pinned: 'left' }],
  layout: { density: 'small' },
};
const viewsOf = async (who: TestSession, list = 'leads'): Promise<View[]> =>
  (await who.call('GET', `/api/v1/views?list=${list}`)).json<{ items: View[] }>().items;

test("a view is its owner's until it is shared, and then everybody's to use and its owner's to change", async () => {
  const made = await ann.call('POST', '/api/v1/views', { list: 'leads', name: 'Good ones', document });
  expect([made.status, made.json()]).toMatchObject([
    201,
    { name: 'Good ones', shared: false, mine: true, document, ownerName: 'Tess Tester' },
  ]);
  const { id } = made.json<View>();
  expect([await viewsOf(ann), await viewsOf(ben)].map((views) => views.length)).toEqual([1, 0]);
  expect((await ann.call('PATCH', `/api/v1/views/${id}`, { shared: true })).json()).toMatchObject({
    shared: true,
    document,
  });
  expect(await viewsOf(ben)).toMatchObject([{ id, mine: false }]);
  expect(await viewsOf(ben, 'buyers')).toEqual([]);
  expect([
    (await ben.call('PATCH', `/api/v1/views/${id}`, { name: 'Mine now' })).status,
    (await ben.call('DELETE', `/api/v1/views/${id}`)).status,
  ]).toEqual([404, 404]);
  expect((await ben.call('POST', '/api/v1/views', { list: 'leads', name: 'Good ones', document: {} })).status).toBe(
    201,
  );
  expect(
    (await ann.call('POST', '/api/v1/views', { list: 'leads', name: 'GOOD ones', document: {} })).json()['code'],
  ).toBe('not-unique');
  expect((await ann.call('DELETE', `/api/v1/views/${id}`)).status).toBe(204);
});

test.each([
  ['of a list there is not', { list: 'shoes', document: {} }, 'list'],
  [
    'with a column its list does not filter by',
    {
      list: 'buyers',
      document: {
        filter: { join: 'or', items: [{ join: 'and', items: [{ column: 'grade', is: 'is', value: 'A' }] }] },
      },
    },
    'document.filter.items.0.items.0.column',
  ],
  [
    'with a sort its list does not know',
    { list: 'leads', document: { sort: [{ column: 'buyers', descending: true }] } },
    'document.sort.0.column',
  ],
])('a view %s is refused', async (_name, body, field) => {
  const answer = await ann.call('POST', '/api/v1/views', { name: 'X', ...body });
  expect([answer.status, answer.json<{ errors: { field: string }[] }>().errors[0]?.field]).toEqual([422, field]);
});

test("preferences are one's own, small, and forgotten with null", async () => {
  const path = '/api/v1/preferences/lists.leads';
  expect((await ann.call('GET', path)).json()).toEqual({ value: null });
  expect((await ann.call('PUT', path, { value: { columns: ['name'], dark: true } })).status).toBe(200);
  expect((await ann.call('PUT', path, { value: { columns: ['city'] } })).status).toBe(200);
  expect([(await ann.call('GET', path)).json(), (await ben.call('GET', path)).json()]).toEqual([
    { value: { columns: ['city'] } },
    { value: null },
  ]);
  expect((await ann.call('PUT', path, { value: 'x'.repeat(70_000) })).status).toBe(413);
  await ann.call('PUT', path, { value: null });
  expect((await ann.call('GET', path)).json()).toEqual({ value: null });
  expect((await ann.call('GET', '/api/v1/preferences/..%2Fetc')).status).toBe(404);
});

test('they belong to people: a token has none', async () => {
  const { clientId, clientSecret } = (
    await ann.call('POST', '/api/v1/credentials', { name: 'T', scopes: ['account', 'data'] })
  ).json<{ clientId: string; clientSecret: string }>();
  const token = (
    await api.call('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    })
  ).json<{ access_token: string }>().access_token;
  expect((await api.call('GET', '/api/v1/views', undefined, token)).status).toBe(403);
  expect((await api.call('GET', '/api/v1/preferences/x', undefined, token)).status).toBe(403);
});
