import type { TestAnswer } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import type { TestSession } from '#test/kit/session';
import { useAdminApi } from '#test/kit/use-admin-api';

let database: TestDatabase;
let admin: TestSession;
useAdminApi((opened) => ({ database, admin } = opened));

const PROVIDER = {
  kind: 'http',
  name: 'Acme',
  enabled: true,
  url: 'https://verify.example.com/v1',
  key: 'Bearer first-key',
  checks: [{ check: 'phone', reading: 'phone' }],
};
const save = (...gradingProviders: object[]): Promise<TestAnswer> =>
  admin.call('PATCH', '/api/v1/settings', { gradingProviders });
const errorsOf = (answer: TestAnswer): { field: string; code: string; message: string }[] =>
  answer.json<{ errors: { field: string; code: string; message: string }[] }>().errors;
const stored = async (): Promise<{ name: string; key: unknown }[]> =>
  (
    await database.pool.query<{ grading_providers: { name: string; key: unknown }[] }>(
      'select grading_providers from installation',
    )
  ).rows[0]!.grading_providers;

test('a provider is kept with its key sealed, which is never shown again and stays when the mask comes back', async () => {
  const saved = await save(PROVIDER);
  expect([saved.status, saved.json()['gradingProviders']]).toEqual([
    200,
    [
      expect.objectContaining({
        name: 'Acme',
        key: '***',
        header: 'Authorization',
        timeoutMs: 3000,
        request: expect.stringContaining('checks'),
      }),
    ],
  ]);
  expect((await admin.call('GET', '/api/v1/settings')).text).not.toMatch(/first-key|sealed/);
  const [first] = await stored();
  expect(JSON.stringify(first)).not.toContain('first-key');
  const renewed = await save({ ...PROVIDER, key: '***', timeoutMs: 1500, url: 'https://verify.example.com/v2' });
  expect(renewed.json()['gradingProviders']).toMatchObject([{ key: '***', timeoutMs: 1500 }]);
  expect((await stored())[0]?.key).toEqual(first?.key);
  expect((await admin.call('GET', '/api/v1/settings/history')).text).not.toMatch(/first-key|sealed/);
});

test('a stored key goes to no other server and to no other name', async () => {
  for (const more of [{ url: 'https://elsewhere.example.com/v1' }, { name: 'Other' }]) {
    const refused = await save({ ...PROVIDER, key: '***', ...more });
    expect([refused.status, errorsOf(refused)]).toEqual([
      422,
      [expect.objectContaining({ field: 'gradingProviders.0.key', code: 'key-needed' })],
    ]);
  }
});

test('what cannot work is refused, by field, with what to do', async () => {
  const cases: [object[], string, RegExp][] = [
    [[{ ...PROVIDER, url: 'verify.example.com' }], 'gradingProviders.0.url', /Write the full address/],
    [[{ ...PROVIDER, request: '{ "phone": ' }], 'gradingProviders.0.request', /JSONata expression cannot be used/],
    [
      [{ ...PROVIDER, checks: [{ check: 'phone', reading: '$random() > 0.5' }] }],
      'gradingProviders.0.checks.0.reading',
      /\$random is not available/,
    ],
    [[PROVIDER, { ...PROVIDER, name: 'Two' }], 'gradingProviders.1.checks', /answered by Acme already/],
  ];
  for (const [providers, field, message] of cases) {
    const refused = await save(...providers);
    expect([refused.status, errorsOf(refused)]).toEqual([
      422,
      [expect.objectContaining({ field, message: expect.stringMatching(message) })],
    ]);
  }
});

test('rolling back brings a provider back with the key it had', async () => {
  const { version } = (await save(PROVIDER)).json<{ version: number }>();
  const [before] = await stored();
  expect((await save()).json()['gradingProviders']).toEqual([]);
  const back = await admin.call('POST', '/api/v1/settings/rollback', { version });
  expect(back.json()).toMatchObject({ gradingProviders: [{ name: 'Acme', key: '***' }] });
  expect((await stored())[0]).toMatchObject({ name: before?.name, key: { $sealed: expect.any(String) } });
});
