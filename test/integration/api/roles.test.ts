import { newId } from '#db/new-id';
import { createSecretBox } from '#db/secrets/secret-box';
import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { PERMISSIONS } from '#api/contract/permissions';
import type { TestDatabase } from '#test/kit/database';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { openTestSession, type TestSession } from '#test/kit/session';
import { useAdminApi } from '#test/kit/use-admin-api';

interface Entity {
  id: string;
  version: number;
  [field: string]: unknown;
}
let database: TestDatabase;
let api: TestApi;
let admin: TestSession;
useAdminApi((opened) => ({ database, api, admin } = opened), { publicUrl: 'https://leads.example.com' });

async function made(path: string, body: unknown, who = admin): Promise<Entity> {
  const answer = await who.call('POST', `/api/v1${path}`, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Entity>();
}
const problemsOf = (answer: TestAnswer): string[] =>
  answer.json<{ errors: { field: string; code: string }[] }>().errors.map(({ field, code }) => `${field} ${code}`);
const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.json()['code']];
const unique = (): string => newId().slice(-12);

describe('a role', () => {
  test('includes seeing what it lets people work on, and has a history', async () => {
    const role = await made('/roles', { name: `Reviewers ${unique()}`, permissions: ['leads:work', 'buyers:edit'] });
    expect(role).toMatchObject({
      permissions: ['leads:view', 'leads:work', 'buyers:view', 'buyers:edit'],
      builtIn: false,
      sees: { buyerIds: null, sourceIds: null, leadTypeIds: null },
    });
    const changed = await admin.call(
      'PATCH',
      `/api/v1/roles/${role.id}`,
      { sees: { buyerIds: [] } },
      { 'if-match': '"1"' },
    );
    expect(changed.json()).toMatchObject({ version: 2, sees: { buyerIds: [], sourceIds: null } });
    expect((await admin.call('DELETE', `/api/v1/roles/${role.id}`)).status).toBe(204);
    const { rows } = await database.pool.query(
      `select actor from config_version where entity = 'role' and entity_id = $1`,
      [role.id],
    );
    expect(rows.map(({ actor }) => actor)).toEqual(Array(3).fill(`user:${admin.userId}`));
  });

  test('shows only what exists', async () => {
    const answer = await admin.call('POST', '/api/v1/roles', {
      name: unique(),
      sees: { sourceIds: [newId()], leadTypeIds: ['x'] },
    });
    expect(problemsOf(answer)).toEqual(['sees.leadTypeIds.0 invalid-format']);
    expect(
      problemsOf(await admin.call('POST', '/api/v1/roles', { name: unique(), sees: { sourceIds: [newId()] } })),
    ).toEqual(['sees.sourceIds.0 unknown-reference']);
  });

  test('cannot go while somebody has it', async () => {
    const role = await made('/roles', { name: unique() });
    await made('/users', { name: 'Una', email: `${unique()}@example.com`, roleId: role.id });
    expect(codeOf(await admin.call('DELETE', `/api/v1/roles/${role.id}`))).toEqual([409, 'in-use']);
  });

  test('of administrators keeps everything and stays', async () => {
    const path = `/api/v1/roles/${ADMINISTRATOR_ROLE_ID}`;
    expect((await admin.call('GET', path)).json()).toMatchObject({ builtIn: true, permissions: [...PERMISSIONS] });
    expect(problemsOf(await admin.call('PATCH', path, { permissions: ['leads:view'] }))).toEqual([
      'permissions built-in-role',
    ]);
    expect(problemsOf(await admin.call('PATCH', path, { sees: { buyerIds: [] } }))).toEqual(['sees built-in-role']);
    expect((await admin.call('PATCH', path, { name: 'Owners' })).json()).toMatchObject({
      name: 'Owners',
      permissions: [...PERMISSIONS],
    });
    expect(codeOf(await admin.call('DELETE', path))).toEqual([409, 'built-in-role']);
  });

  test('takes effect with the next request of whoever has it', async () => {
    const role = await made('/roles', { name: unique(), permissions: ['buyers:view'] });
    const { userId, call } = await openTestSession(api, database, []);
    await admin.call('PATCH', `/api/v1/users/${userId}`, { roleId: role.id });
    expect((await call('GET', '/api/v1/buyers')).status).toBe(200);
    await admin.call('PATCH', `/api/v1/roles/${role.id}`, { permissions: [] });
    expect(codeOf(await call('GET', '/api/v1/buyers'))).toEqual([403, 'permission-required']);
  });
});

describe('nobody gets more than somebody has to give', () => {
  test('not by roles, not by users, not by credentials', async () => {
    const source = await made('/sources', { name: 'Mine' });
    const clerk = await openTestSession(api, database, ['settings:users', 'settings:view', 'sources:view'], {
      sourceIds: [source.id],
    });
    const small = { name: unique(), permissions: ['sources:view'], sees: { sourceIds: [source.id] } };
    const role = await made('/roles', small, clerk);
    expect(
      problemsOf(
        await clerk.call('POST', '/api/v1/roles', { ...small, name: unique(), permissions: ['leads:delete'] }),
      ),
    ).toEqual(['permissions beyond-own-rights']);
    expect(problemsOf(await clerk.call('POST', '/api/v1/roles', { ...small, name: unique(), sees: {} }))).toEqual([
      'sees.sourceIds beyond-own-rights',
    ]);
    expect(problemsOf(await clerk.call('PATCH', `/api/v1/roles/${role.id}`, { permissions: ['leads:view'] }))).toEqual([
      'permissions beyond-own-rights',
    ]);
    expect(codeOf(await clerk.call('PATCH', `/api/v1/roles/${ADMINISTRATOR_ROLE_ID}`, { name: 'Mine' }))).toEqual([
      403,
      'beyond-own-rights',
    ]);
    const user = { name: 'Uma', email: `${unique()}@example.com`, roleId: role.id };
    const uma = await made('/users', user, clerk);
    expect(problemsOf(await clerk.call('PATCH', `/api/v1/users/${uma.id}`, { roleId: ADMINISTRATOR_ROLE_ID }))).toEqual(
      ['roleId beyond-own-rights'],
    );
    expect(
      problemsOf(await clerk.call('PATCH', `/api/v1/users/${clerk.userId}`, { roleId: ADMINISTRATOR_ROLE_ID })),
    ).toEqual(['roleId beyond-own-rights']);
    for (const [method, path] of [
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/invitation'],
      ['DELETE', '/sessions'],
      ['DELETE', '/second-factor'],
    ] as const) {
      const answer = await clerk.call(
        method,
        `/api/v1/users/${admin.userId}${path}`,
        method === 'PATCH' ? { email: 'taken@example.com' } : undefined,
      );
      expect([method, path, answer.status]).toEqual([method, path, 403]);
    }
    expect(
      problemsOf(await clerk.call('POST', '/api/v1/credentials', { name: 'x', scopes: ['data'], sourceId: source.id })),
    ).toEqual(['scopes beyond-own-rights']);
    expect(problemsOf(await clerk.call('POST', '/api/v1/credentials', { name: 'x', scopes: ['receiver'] }))).toEqual([
      'sourceId unknown-reference',
    ]);
    expect(
      (await clerk.call('POST', '/api/v1/credentials', { name: 'x', scopes: ['receiver'], sourceId: source.id }))
        .status,
    ).toBe(201);
  });
});

describe('the last administrator', () => {
  test('stays, also when two would remove each other at once', async () => {
    const people = await Promise.all([1, 2].map(() => openTestSession(api, database, PERMISSIONS)));
    const ids = people.map(({ userId }) => userId);
    await database.pool.query('update app_user set role_id = $1 where id = any($2)', [ADMINISTRATOR_ROLE_ID, ids]);
    await database.pool.query(`update user_login set password_hash = 'x' where user_id = any($1)`, [ids]);
    const answers = await Promise.all(
      people.map(({ call }, index) => call('PATCH', `/api/v1/users/${ids[1 - index]}`, { active: false })),
    );
    const last = answers.findIndex(({ status }) => status === 200);
    const other = answers[1 - last]!;
    // Who comes late is refused by the rule, who comes later still is signed out already.
    expect(other.status === 401 ? [] : problemsOf(other)).toEqual(
      other.status === 401 ? [] : ['active last-administrator'],
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, other.status]);
    expect([401, 422]).toContain(other.status);
    const path = `/api/v1/users/${ids[last]}`;
    expect(problemsOf(await admin.call('PATCH', path, { roleId: null }))).toEqual(['roleId last-administrator']);
    expect(codeOf(await admin.call('DELETE', path))).toEqual([409, 'last-administrator']);
    expect((await admin.call('PATCH', path, { name: 'Still here' })).status).toBe(200);
  });
});

describe('an invitation', () => {
  test('is handed over by its link where no mail can be sent; the first password is chosen with it once', async () => {
    const role = await made('/roles', { name: unique(), permissions: ['buyers:view'] });
    const email = `${unique()}@example.com`;
    const user = await made('/users', { name: 'Ina Invited', email, roleId: role.id });
    const access = async (): Promise<unknown> => (await admin.call('GET', `/api/v1/users/${user.id}/access`)).json();
    expect(await access()).toMatchObject({ state: 'not-invited' });
    const { link, sent } = (await admin.call('POST', `/api/v1/users/${user.id}/invitation`)).json<{
      link: string;
      sent: boolean;
    }>();
    expect([sent, link]).toEqual([
      false,
      expect.stringMatching(/^https:\/\/leads\.example\.com\/accept-invitation#[\w-]{43}$/),
    ]);
    expect(await access()).toMatchObject({ state: 'invited' });
    const token = link.split('#')[1];
    const open = (path: string, body: unknown): Promise<TestAnswer> => api.call('POST', `/api/v1${path}`, body);
    expect((await open('/invitations/check', { token })).json()).toEqual({
      name: 'Ina Invited',
      email,
      installation: 'Leadrail',
      minLength: 12,
    });
    expect(problemsOf(await open('/invitations/accept', { token, password: 'ina invited' }))).toEqual([
      'password too-short',
    ]);
    expect((await open('/invitations/accept', { token, password: 'nine quiet rivers' })).status).toBe(204);
    expect(codeOf(await open('/invitations/accept', { token, password: 'nine quiet rivers' }))).toEqual([
      422,
      'invalid-link',
    ]);
    expect((await open('/session', { email, password: 'nine quiet rivers' })).json()).toMatchObject({
      state: 'signed-in',
    });
    expect(await access()).toMatchObject({ state: 'ready', sessions: 1, secondFactor: false });
    expect((await admin.call('DELETE', `/api/v1/users/${user.id}/sessions`)).status).toBe(204);
    expect(await access()).toMatchObject({ sessions: 0 });
  });

  test('goes by mail to new people where mails can be sent', async () => {
    const mailing = await startTestApi(database, { canMail: true });
    const role = await made('/roles', { name: unique() });
    const user = (
      await mailing.call(
        'POST',
        '/api/v1/users',
        { name: 'M', email: `${unique()}@example.com`, roleId: role.id },
        undefined,
        { ...admin.headers },
      )
    ).json<Entity>();
    const { rows } = await database.pool.query('select kind, channel, sealed_link from notice where user_id = $1', [
      user.id,
    ]);
    expect(rows).toEqual([{ kind: 'invitation', channel: 'email', sealed_link: expect.stringMatching(/^lr1\./) }]);
    expect(createSecretBox('ab'.repeat(32)).open(rows[0].sealed_link)).toMatch(/^[\w-]{43}$/);
    const again = (
      await mailing.call('POST', `/api/v1/users/${user.id}/invitation`, undefined, undefined, { ...admin.headers })
    ).json();
    expect(again).toMatchObject({ sent: true, link: null });
    await mailing.stop();
  });

  test('is not for people without a role', async () => {
    const user = await made('/users', { name: 'N', email: `${unique()}@example.com` });
    expect(codeOf(await admin.call('POST', `/api/v1/users/${user.id}/invitation`))).toEqual([409, 'cannot-sign-in']);
  });
});

describe('credentials', () => {
  test('tell when they were last used, change their name, and keep to the addresses the API accepts', async () => {
    const credential = await made('/credentials', { name: 'Robot', scopes: ['account'] });
    const ask = (): Promise<TestAnswer> =>
      api.call('POST', '/oauth/token', {
        grant_type: 'client_credentials',
        client_id: credential['clientId'],
        client_secret: credential['clientSecret'],
      });
    const token = String((await ask()).json()['access_token']);
    expect((await api.call('GET', '/api/v1/sources', undefined, token)).status).toBe(200);
    const renamed = (await admin.call('PATCH', `/api/v1/credentials/${credential.id}`, { name: 'Robot 2' })).json();
    expect(renamed).toMatchObject({ name: 'Robot 2', lastUsedAt: expect.any(String) });
    expect(renamed['clientSecret']).toBeUndefined();
    expect(
      problemsOf(
        await admin.call('PATCH', '/api/v1/settings', { apiAccessRules: [{ action: 'allow', cidr: 'nowhere' }] }),
      ),
    ).toEqual(['apiAccessRules.0.cidr not-an-address']);
    await admin.call('PATCH', '/api/v1/settings', { apiAccessRules: [{ action: 'allow', cidr: '203.0.113.0/24' }] });
    expect(codeOf(await api.call('GET', '/api/v1/sources', undefined, token))).toEqual([403, 'address-not-allowed']);
    expect(codeOf(await ask())).toEqual([403, 'address-not-allowed']);
    const { title, detail } = (await ask()).json();
    expect([title, detail]).toEqual([
      'Requests from this address are not accepted',
      'The API does not accept requests from your address.',
    ]);
    expect((await admin.call('GET', '/api/v1/sources')).status).toBe(200);
    await admin.call('PATCH', '/api/v1/settings', { apiAccessRules: [{ action: 'allow', cidr: '127.0.0.1' }] });
    expect((await api.call('GET', '/api/v1/sources', undefined, token)).status).toBe(200);
    await admin.call('PATCH', '/api/v1/settings', { apiAccessRules: [] });
    expect((await admin.call('DELETE', `/api/v1/credentials/${credential.id}`)).status).toBe(204);
    const { rows } = await database.pool.query(
      `select version from config_version where entity = 'api_credential' and entity_id = $1 order by version`,
      [credential.id],
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  test('have a limit of requests a minute', async () => {
    const robot = await made('/credentials', { name: 'Busy', scopes: ['account'] });
    const token = String(
      (
        await api.call('POST', '/oauth/token', {
          grant_type: 'client_credentials',
          client_id: robot['clientId'],
          client_secret: robot['clientSecret'],
        })
      ).json()['access_token'],
    );
    await admin.call('PATCH', '/api/v1/settings', { security: { requestsPerMinute: 60 } });
    const statuses = [];
    for (let index = 0; index < 61; index += 1)
      statuses.push((await api.call('GET', '/api/v1/lead-type-library', undefined, token)).status);
    expect([statuses.slice(0, 60).every((status) => status === 200), statuses[60]]).toEqual([true, 429]);
    await admin.call('PATCH', '/api/v1/settings', { security: { requestsPerMinute: null } });
  });
});
