import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { startTestApi } from '#test/kit/api-client';
import { openTestSession, type TestSession } from '#test/kit/session';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

let opened: AdminApi;
useAdminApi((given) => (opened = given));

const RIGHTS = ['settings:view', 'settings:users', 'leads:view'];
async function ready(permissions: readonly string[], roleId?: string): Promise<TestSession> {
  const made = await openTestSession(opened.api, opened.database, permissions);
  const { pool } = opened.database;
  await pool.query(
    `update user_login set password_hash = 'x', totp_seed = 'x', totp_confirmed_at = now() where user_id = $1`,
    [made.userId],
  );
  if (roleId) await pool.query('update app_user set role_id = $2 where id = $1', [made.userId, roleId]);
  return made;
}
const TAKING_OVER = [
  ['POST', '/password-reset', undefined],
  ['DELETE', '/second-factor', undefined],
  ['PATCH', '', { email: 'mine@example.com' }],
] as const;
async function takesOver(by: TestSession, target: TestSession): Promise<number[]> {
  const statuses: number[] = [];
  for (const [method, path, body] of TAKING_OVER)
    statuses.push((await by.call(method, `/api/v1/users/${target.userId}${path}`, body)).status);
  return statuses;
}
const toldOf = async (userId: string): Promise<unknown[]> =>
  (
    await opened.database.pool.query(
      `select detail from notice where kind = 'access-changed' and user_id = $1 order by id`,
      [userId],
    )
  ).rows.map(({ detail }) => detail);

test('an equal does not take an equal over, nor an administrator another one', async () => {
  expect(await takesOver(await ready(RIGHTS), await ready(RIGHTS))).toEqual([403, 403, 403]);
  const [one, other] = [await ready([], ADMINISTRATOR_ROLE_ID), await ready([], ADMINISTRATOR_ROLE_ID)];
  expect(await takesOver(one, other)).toEqual([403, 403, 403]);
});

test('those above do, and the owner hears of it', async () => {
  const below = await ready(['settings:view']);
  expect(await takesOver(await ready(RIGHTS), below)).toEqual([200, 204, 200]);
  expect(await toldOf(below.userId)).toEqual([{ what: 'second-factor-off', byOthers: true }]);
  await opened.database.pool.query(`update app_user set email = 'was@example.com' where id = $1`, [below.userId]);
  const every = await ready(RIGHTS);
  expect(await takesOver(await ready([], ADMINISTRATOR_ROLE_ID), every)).toEqual([200, 204, 200]);
  expect((await opened.admin.call('DELETE', `/api/v1/users/${every.userId}/sessions`)).status).toBe(204);
  expect(await toldOf(every.userId)).toEqual([
    { what: 'second-factor-off', byOthers: true },
    { what: 'session-ended', byOthers: true },
  ]);
});

test('an equal may ask for a new password of an equal: the link goes to the owner alone', async () => {
  const [by, target] = [await ready(RIGHTS), await ready(RIGHTS)];
  const path = `/api/v1/users/${target.userId}/password-reset`;
  expect((await by.call('POST', path)).json()['code']).toBe('beyond-own-rights');
  const mailing = await startTestApi(opened.database, { canMail: true });
  const answer = await mailing.call('POST', path, undefined, undefined, by.headers);
  const nobody = await openTestSession(opened.api, opened.database, RIGHTS);
  const unready = await mailing.call(
    'POST',
    `/api/v1/users/${nobody.userId}/password-reset`,
    undefined,
    undefined,
    by.headers,
  );
  await mailing.stop();
  expect([answer.status, answer.json()]).toEqual([200, expect.objectContaining({ sent: true, link: null })]);
  expect(unready.json()['code']).toBe('not-ready');
  const { rows } = await opened.database.pool.query(
    `select notice.kind, link.kind as link, link.expires_at < now() + interval '61 minutes' as short from notice
     join user_link link on link.user_id = notice.user_id where notice.user_id = $1`,
    [target.userId],
  );
  expect(rows).toEqual([{ kind: 'password-reset', link: 'password-reset', short: true }]);
});
