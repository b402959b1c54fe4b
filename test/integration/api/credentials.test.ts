import { ADMINISTRATOR_ROLE_ID } from '#db/entities/role.entity';
import { newId } from '#db/new-id';
import { openAccessToken } from '#test/kit/access-token';
import type { TestAnswer } from '#test/kit/api-client';
import { openTestSession } from '#test/kit/session';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';

let opened: AdminApi;
useAdminApi((given) => (opened = given));

interface Made {
  readonly id: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly [member: string]: unknown;
}
const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
async function make(more: object = {}): Promise<Made> {
  const answer = await opened.admin.call('POST', '/api/v1/credentials', {
    name: 'Robot',
    scopes: ['account'],
    ...more,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Made>();
}
const change = (id: string, body: object): Promise<TestAnswer> =>
  opened.admin.call('PATCH', `/api/v1/credentials/${id}`, body);
const ask = ({ clientId, clientSecret }: Made): Promise<TestAnswer> =>
  opened.api.call('POST', '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
const tokenOf = async (made: Made): Promise<string> => String((await ask(made)).json()['access_token']);
const withToken = (token: string, method = 'GET', path = '/sources', body?: unknown): Promise<TestAnswer> =>
  opened.api.call(method, `/api/v1${path}`, body, token);
const codeOf = (answer: TestAnswer): unknown => [answer.status, answer.json()['code']];
const problemsOf = (answer: TestAnswer): string[] =>
  answer.json<{ errors: { field: string; code: string }[] }>().errors.map(({ field, code }) => `${field} ${code}`);
async function listed(id: string): Promise<unknown> {
  const answer = await opened.admin.call('POST', '/api/v1/credentials/search', {
    filter: { join: 'and', items: [{ column: 'id', is: 'is', value: id }] },
  });
  return answer.json<{ items: unknown[] }>().items[0];
}
/** Time passes: what is stored moves back, and the API hears of it as of any change. */
async function age(id: string): Promise<void> {
  await opened.database.pool.query(`update api_credential set expires_at = now() - interval '1 second' where id = $1`, [
    id,
  ]);
  await change(id, { name: `Robot ${newId()}` });
}

describe('a credential', () => {
  test('belongs to whoever makes it, until somebody else answers for it', async () => {
    const made = await make();
    expect(made).toMatchObject({ ownerId: opened.admin.userId, expiresAt: null, disabledAt: null });
    const heir = await openTestSession(opened.api, opened.database, []);
    expect((await change(made.id, { ownerId: heir.userId })).json()).toMatchObject({ ownerId: heir.userId });
    expect(await listed(made.id)).toMatchObject({ owner: { id: heir.userId, label: 'Tess Tester' }, state: 'active' });
    expect(problemsOf(await change(made.id, { ownerId: newId() }))).toEqual(['ownerId unknown-reference']);
    await opened.database.pool.query('update app_user set active = false where id = $1', [heir.userId]);
    const other = await make();
    expect(problemsOf(await change(other.id, { ownerId: heir.userId }))).toEqual(['ownerId inactive-owner']);
  });

  test('ends on its day: no new token, the old one refused, both saying so', async () => {
    const made = await make({ expiresAt: inHours(2) });
    const token = await tokenOf(made);
    expect((await withToken(token)).status).toBe(200);
    await age(made.id);
    expect(codeOf(await withToken(token))).toEqual([401, 'credential-expired']);
    const refused = await ask(made);
    expect([...(codeOf(refused) as unknown[]), refused.json()['error']]).toEqual([
      401,
      'credential-expired',
      'invalid_client',
    ]);
    expect(codeOf(await ask({ ...made, clientSecret: 'guessed' }))).toEqual([401, 'invalid-client']);
    expect(await listed(made.id)).toMatchObject({ state: 'expired', expiresAt: expect.any(String) });
    expect((await change(made.id, { expiresAt: inHours(1) })).status).toBe(200);
    expect((await withToken(token)).status).toBe(200);
  });

  test('that is switched off is refused at once and works again once it is switched on', async () => {
    const made = await make();
    const token = await tokenOf(made);
    expect((await withToken(token)).status).toBe(200);
    expect((await change(made.id, { disabled: true })).json()).toMatchObject({ disabledAt: expect.any(String) });
    expect([codeOf(await withToken(token)), codeOf(await ask(made))]).toEqual([
      [401, 'credential-disabled'],
      [401, 'credential-disabled'],
    ]);
    expect(await listed(made.id)).toMatchObject({ state: 'disabled', disabled: true });
    expect((await change(made.id, { disabled: false })).json()).toMatchObject({ disabledAt: null });
    expect([(await withToken(token)).status, (await ask(made)).status]).toEqual([200, 200]);
    const { rows } = await opened.database.pool.query(
      `select actor, before->>'disabledAt' is null as was_on, after->>'disabledAt' is null as is_on from config_version
       where entity = 'api_credential' and entity_id = $1 and version > 1 order by version`,
      [made.id],
    );
    const actor = `user:${opened.admin.userId}`;
    expect(rows).toEqual([
      { actor, was_on: true, is_on: false },
      { actor, was_on: false, is_on: true },
    ]);
  });

  test('has an end that lies ahead', async () => {
    expect(
      problemsOf(
        await opened.admin.call('POST', '/api/v1/credentials', {
          name: 'Late',
          scopes: ['data'],
          expiresAt: inHours(-1),
        }),
      ),
    ).toEqual(['expiresAt in-the-past']);
    const made = await make({ expiresAt: inHours(5) });
    expect((await change(made.id, { expiresAt: null })).json()).toMatchObject({ expiresAt: null });
    expect((await make({ expiresAt: '2099-01-01T00:00:00+02:00' }))['expiresAt']).toBe('2098-12-31T22:00:00.000Z');
  });

  test('does not live on in another one that its token makes or moves', async () => {
    const short = await make({ expiresAt: inHours(2) });
    const token = await tokenOf(short);
    const wanted = { name: 'Child', scopes: ['account'] };
    const beyond = await withToken(token, 'POST', '/credentials', { ...wanted, expiresAt: inHours(3) });
    expect(problemsOf(beyond)).toEqual(['expiresAt beyond-own-end']);
    expect(problemsOf(await withToken(token, 'POST', '/credentials', wanted))).toEqual(['expiresAt beyond-own-end']);
    expect(problemsOf(await withToken(token, 'PATCH', `/credentials/${short.id}`, { expiresAt: null }))).toEqual([
      'expiresAt beyond-own-end',
    ]);
    const child = await withToken(token, 'POST', '/credentials', { ...wanted, expiresAt: inHours(1) });
    expect([child.status, child.json()['ownerId']]).toEqual([201, opened.admin.userId]);
  });
});

describe('accounts of people', () => {
  test('are decided about by people: a token is refused, and that it tried is on record', async () => {
    const token = await openAccessToken(opened.database.pool, ['account', 'data']);
    const somebody = await openTestSession(opened.api, opened.database, ['leads:view']);
    const at = `/users/${somebody.userId}`;
    const tries: [string, string, unknown?][] = [
      ['POST', `${at}/invitation`],
      ['POST', `${at}/password-reset`],
      ['DELETE', `${at}/second-factor`],
      ['DELETE', `${at}/sessions`],
      ['PATCH', at, { roleId: ADMINISTRATOR_ROLE_ID }],
      ['PATCH', at, { email: 'thief@example.com' }],
      ['DELETE', at],
      ['POST', '/users', { name: 'Thief', email: 'thief@example.com', roleId: ADMINISTRATOR_ROLE_ID }],
      ['PATCH', `/roles/${somebody.roleId}`, { permissions: ['settings:users'] }],
      ['POST', '/roles', { name: 'Thieves', permissions: ['settings:users'] }],
      ['DELETE', `/roles/${somebody.roleId}`],
    ];
    for (const [method, path, body] of tries)
      expect([method, path, ...(codeOf(await withToken(token, method, path, body)) as unknown[])]).toEqual([
        method,
        path,
        403,
        'session-required',
      ]);
    const { rows } = await opened.database.pool.query(
      `select detail->>'operation' as operation from audit_event where action = 'refused' and detail->>'operation' = 'inviteUser'`,
    );
    expect(rows).toHaveLength(1);
  });

  test('that only hear of things may be named by a program', async () => {
    const token = await openAccessToken(opened.database.pool, ['account']);
    const made = await withToken(token, 'POST', '/users', { name: 'Pager', email: 'pager@example.com' });
    expect(made.status).toBe(201);
    const path = `/users/${made.json<{ id: string }>().id}`;
    expect(codeOf(await withToken(token, 'PATCH', path, { roleId: ADMINISTRATOR_ROLE_ID }))).toEqual([
      403,
      'session-required',
    ]);
    expect((await withToken(token, 'DELETE', path)).status).toBe(204);
  });
});
