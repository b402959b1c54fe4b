import { newId } from '#db/new-id';
import type { TestAnswer } from '#test/kit/api-client';
import { openTestSession, type TestSession } from '#test/kit/session';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

/** What has ended is changed no more: an answer of 2xx would say that something came of it. */
let opened: AdminApi;
useAdminApi((given) => (opened = given));

const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.json()['code']];
const reader = (): Promise<TestSession> => openTestSession(opened.api, opened.database, ['leads:view']);
const ofUser = (verb: string, userId: string, path: string, body?: unknown): Promise<TestAnswer> =>
  opened.admin.call(verb, `/api/v1/users/${userId}${path}`, body);

describe('somebody deactivated', () => {
  let gone: TestSession;
  beforeAll(async () => {
    gone = await reader();
    const credential = await opened.admin.call('POST', '/api/v1/credentials', { name: 'Robot', scopes: ['account'] });
    expect(credential.status).toBe(201);
    expect((await ofUser('PATCH', gone.userId, '', { active: false })).status).toBe(200);
  });

  test.each([
    ['is not invited', 'POST', '/invitation', 'cannot-sign-in'],
    ['has no password to reset', 'POST', '/password-reset', 'not-ready'],
  ])('%s', async (_name, verb, path, code) => {
    expect(codeOf(await ofUser(verb, gone.userId, path))).toEqual([409, code]);
  });

  test('answers for no new credential', async () => {
    const answer = await opened.admin.call('POST', '/api/v1/credentials', {
      name: 'Robot',
      scopes: ['account'],
      ownerId: gone.userId,
    });
    expect([answer.status, answer.json<{ errors: { code: string }[] }>().errors[0]?.code]).toEqual([
      422,
      'inactive-owner',
    ]);
  });

  test('comes back without the sessions they had', async () => {
    expect((await gone.call('GET', '/api/v1/session')).json()['state']).not.toBe('signed-in');
    expect((await ofUser('PATCH', gone.userId, '', { active: true })).status).toBe(200);
    expect((await gone.call('GET', '/api/v1/leads')).status).toBe(401);
  });
});

test('a session that has ended is not ended again', async () => {
  const person = await reader();
  const other = newId();
  await opened.database.pool.query(
    `insert into user_session (id, token_hash, user_id, address, expires_at) values ($1, $2, $3, '127.0.0.1', now() + interval '1 hour')`,
    [other, Buffer.from(other), person.userId],
  );
  const end = () => person.call('DELETE', `/api/v1/me/sessions/${other}`);
  expect((await end()).status).toBe(204);
  expect(codeOf(await end())).toEqual([404, 'not-found']);
});

test('a passkey that is removed is not renamed', async () => {
  const person = await reader();
  const id = newId();
  await opened.database.pool.query(
    `insert into passkey (id, user_id, credential_id, public_key, counter, multi_device, backed_up, name) values ($1, $2, $3, '', 0, false, false, 'Key')`,
    [id, person.userId, Buffer.from(id)],
  );
  const rename = () => person.call('PATCH', `/api/v1/me/passkeys/${id}`, { name: 'Other' });
  expect((await rename()).status).toBeLessThan(300);
  await opened.database.pool.query('delete from passkey where id = $1', [id]);
  expect(codeOf(await rename())).toEqual([404, 'not-found']);
});
