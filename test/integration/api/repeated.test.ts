import { SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import { eraseLead } from '#db/leads/erase-lead';
import { initOrm } from '#db/orm';
import { useAdminApi, type AdminApi } from '#test/kit/use-admin-api';
import { makeTwoOfEach, type World } from './two-of-each';

let world: World;
let opened: AdminApi;
useAdminApi(async (given) => {
  opened = given;
  const orm = await initOrm(given.database.url);
  world = await makeTwoOfEach(orm.em as never, given.database.pool);
  await orm.close(true);
});

const PERSON = 'fay@canary.example';
const post = (path: string, body: unknown) =>
  opened.admin.call('POST', `/api/v1${path}`, body, { 'idempotency-key': `of ${PERSON} ${path}` });
const view = {
  list: 'leads',
  name: 'Fay',
  document: { filter: { join: 'and', items: [{ column: 'email', is: 'is', value: PERSON }] } },
};
const kept = async (): Promise<string> => {
  const { rows } = await opened.database.pool.query<{ text: string }>(
    `select row_to_json(k)::text as text from idempotency_key k`,
  );
  return rows.map(({ text }) => text).join('\n');
};

describe('an answer given again under the same Idempotency-Key', () => {
  it.each<[string, () => [string, unknown], number]>([
    ['a note', () => [`/leads/${world.ids.lead.mine}/notes`, { text: `call ${PERSON}` }], 201],
    ['a view', () => ['/views', view], 201],
    ['a lead type', () => ['/lead-types', { name: `Of ${PERSON}`, document: SMALL_LEAD_TYPE }], 201],
    ['a buyer', () => ['/buyers', { company: PERSON, timeZone: 'UTC' }], 201],
    ['a roll back of the settings', () => ['/settings/rollback', { version: 1 }], 200],
  ])('is the same for %s, and nothing of it is stored', async (_, asked, status) => {
    const [path, body] = asked();
    if (path.startsWith('/settings')) await opened.admin.call('PATCH', '/api/v1/settings', { name: PERSON });
    const first = await post(path, body);
    const second = await post(path, body);
    expect([second.status, second.json(), second.headers.get('etag')]).toEqual([
      first.status,
      first.json(),
      first.headers.get('etag'),
    ]);
    expect([first.status, first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual(
      [status, null, 'true'],
    );
    expect(await kept()).not.toContain(PERSON);
    expect((await post(path, { ...(body as object), text: 'other', name: 'other', version: 2 })).status).toBe(422);
  });

  it('is what there is now: a change is in it, what is gone is 404, what was erased is empty', async () => {
    const source = { name: 'First' };
    const made = await post('/sources', source);
    const { id } = made.json<{ id: string }>();
    await opened.admin.call('PATCH', `/api/v1/sources/${id}`, { name: 'Second' });
    const changed = await post('/sources', source);
    expect([changed.status, changed.json()['name'], changed.headers.get('etag')]).toEqual([201, 'Second', '"2"']);
    await opened.admin.call('DELETE', `/api/v1/sources/${id}`);
    expect([(await post('/sources', source)).status]).toEqual([404]);

    const note = { text: `${PERSON} was here` };
    const path = `/leads/${world.ids.lead.theirs}/notes`;
    const written = (await post(path, note)).json();
    await opened.database.pool.query(`update delivery set state = 'failed' where lead_id = $1`, [
      world.ids.lead.theirs,
    ]);
    await eraseLead(opened.database.pool, { leadId: world.ids.lead.theirs, now: Date.now() });
    expect((await post(path, note)).json()).toEqual({ ...written, text: '' });

    const mine = await post('/views', { ...view, name: 'Gone' });
    expect(mine.status).toBe(422);
    const other = await opened.admin.call(
      'POST',
      '/api/v1/views',
      { ...view, name: 'Gone' },
      { 'idempotency-key': 'v' },
    );
    await opened.admin.call('DELETE', `/api/v1/views/${String(other.json()['id'])}`);
    const gone = await opened.admin.call(
      'POST',
      '/api/v1/views',
      { ...view, name: 'Gone' },
      { 'idempotency-key': 'v' },
    );
    expect([gone.status, gone.json()['code']]).toEqual([404, 'not-found']);
  });
});
