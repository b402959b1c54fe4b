import { request } from 'node:http';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

let given: AdminApi;
useAdminApi((opened) => (given = opened));

interface Refusal {
  readonly status: number | undefined;
  readonly allow: string | undefined;
  readonly code: unknown;
}

/** Fetch refuses to send some methods. */
const ask = (method: string, path: string): Promise<Refusal> =>
  new Promise((resolve, reject) => {
    const sent = request(`${given.api.url}${path}`, { method }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode,
          allow: answer.headers.allow,
          code: text === '' ? undefined : (JSON.parse(text) as { code?: unknown }).code,
        }),
      );
    });
    sent.once('error', reject).end();
  });

test.each([
  ['TRACE', '/api/v1/leads', 'GET, HEAD, OPTIONS, POST'],
  ['TRACE', '/', ''],
  ['PROPFIND', '/nowhere', ''],
  ['DELETE', '/api/v1/leads', 'GET, HEAD, OPTIONS, POST'],
  ['PUT', '/api/v1/buyers/0199b0a0-0000-7000-8000-000000000000', 'DELETE, GET, HEAD, OPTIONS, PATCH'],
  ['GET', '/oauth/token', 'OPTIONS, POST'],
  ['POST', '/metrics', 'GET, HEAD, OPTIONS'],
  ['PATCH', '/f/some-form/', 'GET, HEAD, OPTIONS, POST'],
])('%s %s is refused with what the address allows', async (method, path, allow) => {
  expect(await ask(method, path)).toEqual({ status: 405, allow, code: 'method-not-allowed' });
});

test('an address that nobody answers is not found, whatever known method it is asked with', async () => {
  for (const method of ['GET', 'POST', 'DELETE'])
    expect(await ask(method, '/api/v1/nothing')).toMatchObject({ status: 404, allow: undefined });
});

test('where a body is required, none at all is not the same as an empty object', async () => {
  const { admin } = given;
  expect((await admin.call('POST', '/api/v1/leads/search')).json()).toMatchObject({ status: 400, code: 'empty-body' });
  expect((await admin.call('POST', '/api/v1/leads/search', {})).status).toBe(200);
});
