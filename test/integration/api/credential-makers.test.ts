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
const made = (answer: TestAnswer): Made => {
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Made>();
};
const WANTED = { name: 'Robot', scopes: ['account'] };
const byAdmin = async (more: object = {}): Promise<Made> =>
  made(await opened.admin.call('POST', '/api/v1/credentials', { ...WANTED, ...more }));
const byToken = async (token: string, more: object = {}): Promise<Made> =>
  made(await opened.api.call('POST', '/api/v1/credentials', { ...WANTED, ...more }, token));
const change = (id: string, body: object): Promise<TestAnswer> =>
  opened.admin.call('PATCH', `/api/v1/credentials/${id}`, body);
const revoke = (id: string): Promise<TestAnswer> => opened.admin.call('DELETE', `/api/v1/credentials/${id}`);
const ask = ({ clientId, clientSecret }: Made): Promise<TestAnswer> =>
  opened.api.call('POST', '/oauth/token', {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
const tokenOf = async (credential: Made): Promise<string> => String((await ask(credential)).json()['access_token']);
/** What a token and a new request for one are answered. */
const standing = async (credential: Made, token: string): Promise<unknown[]> => [
  codeOf(await opened.api.call('GET', '/api/v1/sources', undefined, token)),
  codeOf(await ask(credential)),
];
const codeOf = (answer: TestAnswer): unknown => (answer.status === 200 ? 200 : answer.json()['code']);
async function listed(id: string): Promise<Record<string, unknown>> {
  const answer = await opened.admin.call('POST', '/api/v1/credentials/search', {
    filter: { join: 'and', items: [{ column: 'id', is: 'is', value: id }] },
  });
  return answer.json<{ items: Record<string, unknown>[] }>().items[0]!;
}

/** A credential, one that its token made, and one that the token of that made, each with a token. */
async function threeInARow() {
  const first = await byAdmin({ name: 'First' });
  const second = await byToken(await tokenOf(first), { name: 'Second' });
  const third = await byToken(await tokenOf(second), { name: 'Third' });
  const tokens = [await tokenOf(first), await tokenOf(second), await tokenOf(third)] as const;
  return { first, second, third, tokens };
}

test('what made a credential is known and shown', async () => {
  const { first, second, third } = await threeInARow();
  expect([first['makerId'], second['makerId'], third['makerId']]).toEqual([null, first.id, second.id]);
  expect([(await listed(first.id))['maker'], (await listed(third.id))['maker']]).toEqual(['Tess Tester', 'Second']);
});

test('revoking a credential revokes all that came of its tokens, each on record', async () => {
  const { first, second, third, tokens } = await threeInARow();
  const beside = await byAdmin();
  expect((await revoke(first.id)).status).toBe(204);
  for (const [credential, token] of [
    [first, tokens[0]],
    [second, tokens[1]],
    [third, tokens[2]],
  ] as const) {
    expect(await standing(credential, token)).toEqual(['invalid-token', 'invalid-client']);
    expect((await listed(credential.id))['state']).toBe('revoked');
  }
  expect((await listed(beside.id))['state']).toBe('active');
  const { rows } = await opened.database.pool.query(
    `select entity_id as id, actor from config_version where entity = 'api_credential' and entity_id = any($1) and before->>'revokedAt' is null and after->>'revokedAt' is not null`,
    [[first.id, second.id, third.id]],
  );
  expect(new Set(rows.map((row: { id: string }) => row.id))).toEqual(new Set([first.id, second.id, third.id]));
  const left = await opened.database.pool.query('select 1 from access_token where credential_id = any($1)', [
    [first.id, second.id, third.id],
  ]);
  expect(left.rowCount).toBe(0);
});

test('what revoking takes along is told before: all that came of it, and nothing that is revoked already', async () => {
  const { first, second, third } = await threeInARow();
  const alone = await byAdmin();
  const along = async (id: string) => {
    const answer = await opened.admin.call('GET', `/api/v1/credentials/${id}/made`);
    const { count, items } = answer.json<{ count: number; items: { id: string; name: string }[] }>();
    return [count, ...items.map(({ id: each }) => each)];
  };
  expect(await along(first.id)).toEqual([2, second.id, third.id]);
  expect(await along(third.id)).toEqual([0]);
  expect(await along(alone.id)).toEqual([0]);
  await revoke(third.id);
  expect(await along(first.id)).toEqual([1, second.id]);
  const limited = await openTestSession(opened.api, opened.database, ['settings:users'], { sourceIds: [] });
  expect((await limited.call('GET', `/api/v1/credentials/${first.id}/made`)).status).toBe(404);
});

test('one that is switched off lets nothing work that came of it, until it is on again', async () => {
  const { first, second, third, tokens } = await threeInARow();
  expect((await change(first.id, { disabled: true })).status).toBe(200);
  expect(await standing(first, tokens[0])).toEqual(['credential-disabled', 'credential-disabled']);
  expect(await standing(third, tokens[2])).toEqual(['credential-maker-stopped', 'credential-maker-stopped']);
  expect((await listed(second.id))['state']).toBe('maker-stopped');
  await change(first.id, { disabled: false });
  expect(await standing(third, tokens[2])).toEqual([200, 200]);
});

test('works for its owner while they are active: neither it nor what came of it after that', async () => {
  const ann = await openTestSession(opened.api, opened.database, ['leads:view']);
  const first = await byAdmin({ ownerId: ann.userId });
  const firstToken = await tokenOf(first);
  const child = await byToken(firstToken, { ownerId: opened.admin.userId });
  const childToken = await tokenOf(child);
  expect((await opened.admin.call('PATCH', `/api/v1/users/${ann.userId}`, { active: false })).status).toBe(200);
  expect(await standing(first, firstToken)).toEqual(['credential-owner-inactive', 'credential-owner-inactive']);
  expect(await standing(child, childToken)).toEqual(['credential-maker-stopped', 'credential-maker-stopped']);
  expect((await listed(first.id))['state']).toBe('owner-inactive');
  expect(codeOf(await ask({ ...first, clientSecret: 'guessed' }))).toBe('invalid-client');
  expect((await change(first.id, { ownerId: opened.admin.userId })).status).toBe(200);
  expect([await standing(first, firstToken), await standing(child, childToken)]).toEqual([
    [200, 200],
    [200, 200],
  ]);
  await change(first.id, { name: 'Kept' });
  await opened.admin.call('PATCH', `/api/v1/users/${ann.userId}`, { active: true });
});

test('an owner who comes back brings their credentials back; one who answers for some is not deleted', async () => {
  const bob = await openTestSession(opened.api, opened.database, ['leads:view']);
  const credential = await byAdmin({ ownerId: bob.userId });
  const token = await tokenOf(credential);
  await opened.admin.call('PATCH', `/api/v1/users/${bob.userId}`, { active: false });
  expect((await standing(credential, token))[0]).toBe('credential-owner-inactive');
  await opened.admin.call('PATCH', `/api/v1/users/${bob.userId}`, { active: true });
  expect((await standing(credential, token))[0]).toBe(200);
  const refused = await opened.admin.call('DELETE', `/api/v1/users/${bob.userId}`);
  expect([refused.status, refused.json()['code'], refused.json()['detail']]).toEqual([
    409,
    'owns-credentials',
    'Tess Tester answers for an API credential; give it another owner or revoke it first.',
  ]);
  await revoke(credential.id);
  expect((await opened.admin.call('DELETE', `/api/v1/users/${bob.userId}`)).status).toBe(204);
});

test.each([{ disabled: false }, { disabled: true }, { name: 'Other' }, { expiresAt: null }])(
  'a revoked one is changed no more: %j',
  async (body) => {
    const credential = await byAdmin();
    await revoke(credential.id);
    const answer = await change(credential.id, body);
    expect([answer.status, answer.json()['code']]).toEqual([409, 'credential-revoked']);
  },
);
