import { createSecretBox } from '#db/secrets/secret-box';
import { PERMISSIONS } from '#api/contract/permissions';
import type { TestAnswer, TestApi } from '#test/kit/api-client';
import type { TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import type { World } from './two-of-each';
import { useTwoOfEach } from './use-two-of-each';

interface Entity {
  id: string;
  version: number;
  [field: string]: unknown;
}
interface Change {
  field: string;
  before: unknown;
  after: unknown;
  secret: boolean;
}
interface Entry {
  version: number;
  action: string;
  actorName: string;
  note: string | null;
  changes: Change[];
}
let database: TestDatabase;
let api: TestApi;
let world: World;
let admin: TestSession;
useTwoOfEach((opened) => ({ database, api, world, admin } = opened));

const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer> =>
  admin.call(method, `/api/v1${path}`, body, headers);
async function made(path: string, body: unknown): Promise<Entity> {
  const answer = await call('POST', path, body);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json<Entity>();
}
const historyOf = async (path: string): Promise<Entry[]> =>
  (await call('GET', `${path}/history`)).json<{ items: Entry[] }>().items;
const codeOf = (answer: TestAnswer): unknown[] => [answer.status, answer.json()['code']];

describe('a history', () => {
  test('says what was changed, when, by whom, from what to what', async () => {
    const { id } = await made('/buyers', { company: 'Acme', timeZone: 'America/Chicago', contact: { name: 'Al' } });
    await call('PATCH', `/buyers/${id}`, { company: 'Acme Ltd', contact: { city: 'Austin' } });
    const [changed, created] = await historyOf(`/buyers/${id}`);
    expect(changed).toMatchObject({
      version: 2,
      action: 'changed',
      actorName: 'Tess Tester',
      changes: [
        { field: 'company', before: 'Acme', after: 'Acme Ltd', secret: false },
        { field: 'contact.city', before: null, after: 'Austin', secret: false },
      ],
    });
    expect(created).toMatchObject({ version: 1, action: 'created' });
    expect((await call('GET', `/buyers/${id}/history/diff?from=2&to=1`)).json()).toMatchObject({
      from: 2,
      to: 1,
      changes: [
        { field: 'company', after: 'Acme' },
        { field: 'contact.city', after: null },
      ],
    });
    expect(codeOf(await call('GET', `/buyers/${id}/history/diff?from=1&to=9`))).toEqual([404, 'unknown-version']);
    expect((await call('GET', `/buyers/${id}/history?limit=1`)).json()).toMatchObject({
      more: true,
      items: [{ version: 2 }],
    });
    expect((await call('GET', `/buyers/${id}/history?before=2`)).json()).toMatchObject({
      more: false,
      items: [{ version: 1 }],
    });
  });

  test('shows of a secret only that it changed, whether sealed or not kept at all', async () => {
    const method = await made('/delivery-methods', {
      buyerId: world.ids.buyer.mine,
      leadTypeId: world.ids.leadType.mine,
      channel: 'webhook',
      name: 'Hook',
      config: {
        v: 1,
        productionUrl: 'https://buyer.example.com',
        authentication: { type: 'basic', username: 'us', password: 'first-secret' },
      },
    });
    const changed = await call('PATCH', `/delivery-methods/${method.id}`, {
      config: {
        v: 1,
        productionUrl: 'https://buyer.example.com',
        authentication: { type: 'basic', username: 'us', password: 'second-secret' },
      },
    });
    expect(changed.status).toBe(200);
    const campaign = await made('/campaigns', {
      name: 'C',
      sourceId: world.ids.source.mine,
      leadTypeId: world.ids.leadType.mine,
      password: 'first-password',
    });
    await call('PATCH', `/campaigns/${campaign.id}`, { password: 'second-password' });
    const texts = [];
    for (const path of [`/delivery-methods/${method.id}`, `/campaigns/${campaign.id}`]) {
      const answer = await call('GET', `${path}/history`);
      const [entry] = answer.json<{ items: Entry[] }>().items;
      expect(entry?.changes).toEqual([expect.objectContaining({ before: '***', after: '***', secret: true })]);
      texts.push(answer.text);
    }
    expect(texts.join()).not.toMatch(/first-|second-|sealed|argon2/);
  });
});

describe('going back', () => {
  test('makes a row what it was, as a change of its own with If-Match', async () => {
    const { id } = await made('/sources', { name: 'Before', contact: { name: 'Al', city: 'Austin' } });
    await call('PATCH', `/sources/${id}`, {
      name: 'After',
      contact: { city: null, email: 'al@example.com' },
      status: 'inactive',
    });
    expect(codeOf(await call('POST', `/sources/${id}/rollback`, { version: 1 }, { 'if-match': '"1"' }))).toEqual([
      412,
      'version-conflict',
    ]);
    const back = await call('POST', `/sources/${id}/rollback`, { version: 1 }, { 'if-match': '"2"' });
    expect([back.status, back.headers.get('etag')]).toEqual([200, '"3"']);
    expect(back.json()).toMatchObject({
      name: 'Before',
      status: 'active',
      contact: { name: 'Al', city: 'Austin' },
      version: 3,
    });
    expect(back.json()['contact']).not.toHaveProperty('email');
    expect((await historyOf(`/sources/${id}`))[0]).toMatchObject({
      version: 3,
      action: 'rolled-back',
      note: 'rolled back to 1',
    });
    expect((await call('POST', `/sources/${id}/rollback`, { version: 1 })).json()).toMatchObject({ version: 3 });
    expect(codeOf(await call('POST', `/sources/${id}/rollback`, { version: 77 }))).toEqual([404, 'unknown-version']);
  });

  test('brings sealed secrets back, and passes the checks of today', async () => {
    const config = (password: string) => ({
      v: 1,
      productionUrl: 'https://buyer.example.com',
      authentication: { type: 'basic', username: 'us', password },
    });
    const draft = {
      buyerId: world.ids.buyer.mine,
      leadTypeId: world.ids.leadType.mine,
      channel: 'webhook',
      name: 'Hook',
      config: config('first'),
    };
    const { id } = await made('/delivery-methods', draft);
    const passwordNow = async (): Promise<string> => {
      const { rows } = await database.pool.query('select config from delivery_method where id = $1', [id]);
      return createSecretBox('ab'.repeat(32)).open(rows[0].config.authentication.password.$sealed);
    };
    await call('PATCH', `/delivery-methods/${id}`, { config: config('second') });
    expect(await passwordNow()).toBe('second');
    expect((await call('POST', `/delivery-methods/${id}/rollback`, { version: 1 })).status).toBe(200);
    const entries = await historyOf(`/delivery-methods/${id}`);
    expect(entries.map(({ action }) => action)).toEqual(['rolled-back', 'changed', 'created']);
    expect(await passwordNow()).toBe('first');
    const user = await made('/users', { name: 'Nora', email: 'nora@example.com' });
    await call('PATCH', `/delivery-methods/${id}`, { notifications: { userIds: [user.id] } });
    await call('PATCH', `/delivery-methods/${id}`, { notifications: { userIds: [] } });
    expect((await call('DELETE', `/users/${user.id}`)).status).toBe(204);
    expect(codeOf(await call('POST', `/delivery-methods/${id}/rollback`, { version: 4 }))).toEqual([
      422,
      'invalid-fields',
    ]);
  });
});

describe('deleting', () => {
  test('is refused with what still refers to it, by number and name', async () => {
    const answer = await call('DELETE', `/buyers/${world.ids.buyer.mine}`);
    expect(codeOf(answer)).toEqual([409, 'in-use']);
    const messages = answer.json<{ errors: { field: string; message: string }[] }>().errors;
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'delivery-account', message: '1 delivery account (Mine account).' }),
        expect.objectContaining({ field: 'delivery-method', message: expect.stringContaining('Mine method') }),
      ]),
    );
    expect(answer.json()['detail']).toContain('1 delivery account (Mine account)');
    expect((await call('DELETE', `/sources/${world.ids.source.mine}`)).json()['detail']).toMatch(
      /campaigns? \(.*Mine campaign/,
    );
  });

  test('names nobody who is out of sight', async () => {
    const limited = await openTestSession(api, database, PERMISSIONS, { leadTypeIds: [world.ids.leadType.theirs] });
    const answer = await limited.call('DELETE', `/api/v1/sources/${world.ids.source.mine}`);
    expect(codeOf(answer)).toEqual([409, 'in-use']);
    expect(answer.json()['detail']).toContain('campaigns you cannot see');
    expect(answer.text).not.toContain('Mine campaign');
  });

  test('can be undone, under the same id and number', async () => {
    const source = await made('/sources', { name: 'Kept', contact: { city: 'Austin' } });
    expect((await call('DELETE', `/sources/${source.id}`)).status).toBe(204);
    expect((await historyOf(`/sources/${source.id}`))[0]).toMatchObject({ version: 2, action: 'deleted' });
    const restored = await call('POST', `/sources/${source.id}/restore`);
    expect([restored.status, restored.headers.get('etag')]).toEqual([200, '"3"']);
    expect(restored.json()).toMatchObject({
      id: source.id,
      vid: source['vid'],
      name: 'Kept',
      contact: { city: 'Austin' },
      createdAt: source['createdAt'],
      version: 3,
    });
    expect((await historyOf(`/sources/${source.id}`))[0]).toMatchObject({ version: 3, action: 'restored' });
    expect((await call('PATCH', `/sources/${source.id}`, { name: 'On' }, { 'if-match': '"3"' })).json()).toMatchObject({
      version: 4,
    });
    expect(codeOf(await call('POST', `/sources/${source.id}/restore`))).toEqual([409, 'nothing-to-restore']);
    expect(codeOf(await call('POST', '/sources/0190a0a0-0000-7000-8000-000000000000/restore'))).toEqual([
      404,
      'not-found',
    ]);
  });

  test('cannot be undone while what it referred to is gone; a lost password leaves it inactive', async () => {
    const source = await made('/sources', { name: 'S' });
    const campaign = await made('/campaigns', {
      name: 'C',
      sourceId: source.id,
      leadTypeId: world.ids.leadType.mine,
      password: 'long-password',
    });
    await call('DELETE', `/campaigns/${campaign.id}`);
    await call('DELETE', `/sources/${source.id}`);
    const answer = await call('POST', `/campaigns/${campaign.id}/restore`);
    expect([answer.status, answer.json<{ errors: { field: string }[] }>().errors.map(({ field }) => field)]).toEqual([
      422,
      ['sourceId'],
    ]);
    await call('POST', `/sources/${source.id}/restore`);
    expect((await call('POST', `/campaigns/${campaign.id}/restore`)).json()).toMatchObject({
      hasPassword: false,
      status: 'inactive',
      aid: campaign['aid'],
    });
  });
});

test('the audit log holds changes, actions and looks, newest first, with names', async () => {
  const { id } = await made('/sources', { name: 'Audited' });
  await call('PATCH', `/sources/${id}`, { name: 'Audited twice' });
  await call('POST', '/leads/search', {});
  const { items } = (await call('POST', '/audit/search', { limit: 3 })).json<{ items: Record<string, unknown>[] }>();
  expect(items).toMatchObject([
    { kind: 'look', action: 'search', subject: 'leads', actorName: 'Tess Tester' },
    {
      kind: 'change',
      action: 'changed',
      subject: 'source',
      subjectName: 'Audited twice',
      summary: 'name',
      subjectVersion: 2,
      subjectId: id,
    },
    { kind: 'change', action: 'created', subject: 'source', subjectName: 'Audited' },
  ]);
  const only = await call('POST', '/audit/search', {
    filter: { join: 'and', items: [{ column: 'subjectId', is: 'is', value: id }] },
  });
  expect(only.json<{ items: unknown[] }>().items).toHaveLength(2);
});
