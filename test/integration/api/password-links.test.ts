import { hashPassword } from '#db/secrets/hash-password';
import type { TestAnswer } from '#test/kit/api-client';
import { openTestSession, type TestSession } from '#test/kit/session';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

let opened: AdminApi;
useAdminApi((given) => (opened = given));

const codeOf = (answer: TestAnswer): unknown[] => [answer.status, answer.json()['code']];
const open = (path: string, body: unknown): Promise<TestAnswer> => opened.api.call('POST', `/api/v1${path}`, body);
const reset = (by: TestSession, userId: string): Promise<TestAnswer> =>
  by.call('POST', `/api/v1/users/${userId}/password-reset`);
/** Somebody with a password, a second factor and a session. */
async function ready(permissions: readonly string[] = ['leads:view']): Promise<TestSession> {
  const person = await openTestSession(opened.api, opened.database, permissions);
  await opened.database.pool.query(
    `update user_login set password_hash = $2, totp_seed = 'x', totp_confirmed_at = now() where user_id = $1`,
    [person.userId, await hashPassword('a former password')],
  );
  return person;
}
const tokenIn = (answer: TestAnswer): string =>
  /\/reset-password#([\w-]{43})$/.exec(String(answer.json()['link']))![1]!;

describe('where no mail can be sent', () => {
  test('a new password is chosen by a link that whoever is above hands over, shown once', async () => {
    const person = await ready();
    const first = await reset(opened.admin, person.userId);
    expect([first.status, first.json()]).toEqual([
      200,
      { sent: false, link: expect.any(String), expiresAt: expect.any(String) },
    ]);
    const minutes = (Date.parse(String(first.json()['expiresAt'])) - Date.now()) / 60_000;
    expect([minutes > 55, minutes < 65]).toEqual([true, true]);
    const second = await reset(opened.admin, person.userId);
    const [old, token] = [tokenIn(first), tokenIn(second)];
    const choose = (by: string) => open('/password-reset/complete', { token: by, password: 'nine quiet rivers' });
    expect(codeOf(await choose(old))).toEqual([422, 'invalid-link']);
    expect((await choose(token)).status).toBe(204);
    expect(codeOf(await choose(token))).toEqual([422, 'invalid-link']);
    expect((await person.call('GET', '/api/v1/leads')).status).toBe(401);
    const { rows } = await opened.database.pool.query(
      `select action, actor, detail->>'mailed' as mailed from audit_event where entity_id = $1 and action like 'password-reset%' order by id`,
      [person.userId],
    );
    const asked = { action: 'password-reset-asked', actor: `user:${opened.admin.userId}`, mailed: 'false' };
    expect(rows).toEqual([asked, asked, { action: 'password-reset', actor: `user:${person.userId}`, mailed: null }]);
    const access = await opened.admin.call('GET', `/api/v1/users/${person.userId}/access`);
    expect(access.json()).toMatchObject({ state: 'ready', secondFactor: true, sessions: 0 });
  });

  test('nobody gets such a link for themselves, or for somebody as high as they', async () => {
    const rights = ['settings:users', 'leads:view'];
    const [one, other] = [await ready(rights), await ready(rights)];
    expect(codeOf(await reset(one, one.userId))).toEqual([409, 'own-password']);
    expect(codeOf(await reset(one, other.userId))).toEqual([403, 'beyond-own-rights']);
    const { rowCount } = await opened.database.pool.query('select 1 from user_link where user_id = any($1)', [
      [one.userId, other.userId],
    ]);
    expect(rowCount).toBe(0);
  });
});

test('somebody who has a password is not invited: it is reset', async () => {
  const person = await ready();
  const answer = await opened.admin.call('POST', `/api/v1/users/${person.userId}/invitation`);
  expect([...codeOf(answer), answer.json()['detail']]).toEqual([
    409,
    'has-password',
    'Tess Tester has a password already; reset it instead.',
  ]);
});
