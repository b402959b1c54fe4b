import type { MikroORM } from '@mikro-orm/postgresql';
import { eraseLead } from '#db/leads/erase-lead';
import { initOrm } from '#db/orm';
import { ACTION_NAMES } from '#api/contract/actions';
import { DONE_ON_ERASED } from '#domain/protocol/lead-actions';
import { ENDPOINTS } from '#api/contract/endpoints';
import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { makeTwoOfEach, type World } from './two-of-each';

const ERASED_AT = Date.UTC(2026, 4, 2, 9, 30);
const FILE = '0190a0a0-0000-7000-8000-000000000000';
let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
let operator: TestSession;
let leadId: string;
const handedOver: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const act = async (_lead: string, action: { readonly name: string }) => {
    handedOver.push(action.name);
    return { actionId: 'a', state: 'done' };
  };
  api = await startTestApi(database, { workflows: { startAndAwaitOutcome: async () => false, act } });
  orm = await initOrm(database.url);
  world = await makeTwoOfEach(orm.em as never, database.pool);
  operator = await openTestSession(api, database, PERMISSIONS);
  leadId = world.ids.lead.mine;
  await database.pool.query(
    `insert into lead_file (id, lead_id, name, media_type, size_bytes, content, uploaded_by) values ($1, $2, 'a', 'text/plain', 1, '\\x01', 'user:1')`,
    [FILE, world.ids.lead.theirs],
  );
  await eraseLead(database.pool, { leadId, now: ERASED_AT });
}, 60_000);
beforeEach(() => {
  handedOver.length = 0;
});
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

const SENTENCE = 'The lead was already erased on 2026-05-02T09:30:00.000Z; nothing can be done with it any more.';
const REFUSED = { status: 409, code: 'action-not-possible', detail: SENTENCE };

function payloadOf(action: string): object {
  const deliveryId = world.ids.delivery.mine;
  const accountId = world.ids.account.mine;
  const payloads: Record<string, object> = {
    'send-to': { accountId },
    resend: { deliveryId },
    reassign: { deliveryId },
    'reassign-to': { deliveryId, accountId },
    transfer: { deliveryId, accountId },
    'request-return': { deliveryId, reasonCode: 'wrong-number' },
    'mark-returned': { deliveryId, reasonCode: 'wrong-number' },
    'mark-accepted': { deliveryId },
    'mark-failed': { deliveryId },
    'update-price': { deliveryId, priceMinor: 100 },
  };
  return { ...payloads[action], note: 'Ann called' };
}
/** What a dump of the lead's rows says; nothing of it may change. */
async function written(): Promise<string> {
  const { rows } = await database.pool.query<{ all: string }>(
    `select concat((select row_to_json(l) from lead l where id = $1), (select json_agg(n) from lead_note n where lead_id = $1),
       (select json_agg(f) from lead_file f where lead_id = $1), (select json_agg(c) from lead_change c where lead_id = $1),
       (select json_agg(a.payload) from lead_action a where lead_id = $1 and payload <> '{}'),
       (select json_agg(t) from delivery_test t where lead_id = $1)) as all`,
    [leadId],
  );
  return rows[0]!.all;
}

describe('a lead whose person was erased', () => {
  test.each(ACTION_NAMES.filter((name) => !DONE_ON_ERASED.has(name)))(
    '%s is refused with a sentence, and nothing is handed over or written down',
    async (action) => {
      const before = await written();
      const answer = await operator.call('POST', `/api/v1/leads/${leadId}/actions/${action}`, payloadOf(action), {
        'idempotency-key': `act ${action}`,
      });
      expect(answer.json()).toMatchObject(REFUSED);
      const again = await operator.call('POST', `/api/v1/leads/${leadId}/actions/${action}`, payloadOf(action), {
        'idempotency-key': `act ${action}`,
      });
      expect(again.json()).toMatchObject(REFUSED);
      const many = await operator.call('POST', `/api/v1/leads/actions/${action}`, {
        leadIds: [leadId],
        details: payloadOf(action),
      });
      expect(many.json()).toMatchObject({
        done: 0,
        failed: 1,
        results: [{ leadId, state: 'refused', code: 'action-not-possible', message: SENTENCE }],
      });
      expect(handedOver).toEqual([]);
      expect(await written()).toBe(before);
    },
  );

  test('a return that was asked for is decided on all the same', async () => {
    const answer = await operator.call('POST', `/api/v1/leads/${leadId}/actions/decide-return`, {
      returnId: world.ids.return.mine,
      decision: 'approve',
    });
    expect([answer.status, handedOver]).toEqual([200, ['decide-return']]);
  });

  const WRITING = ENDPOINTS.filter(
    ({ method, path, id }) => method !== 'get' && path.includes('{leadId}') && id !== 'actOnLead',
  );
  test('the routes that write to a lead are known', () => {
    expect(WRITING.map(({ id }) => id).sort()).toEqual([
      'addLeadNote',
      'deleteLeadFile',
      'updateLead',
      'uploadLeadFile',
    ]);
  });
  test.each(WRITING.map(({ id, method, path }) => ({ id, method: method.toUpperCase(), path })))(
    '$id is refused, and done to another lead',
    async ({ id, method, path }) => {
      const send = async (lead: string): Promise<{ status: number; body: unknown }> => {
        const url = path.replace('{leadId}', lead).replace('{fileId}', FILE);
        const fields = (await operator.call('GET', `/api/v1/leads/${lead}`)).json()['fieldsVersion'];
        if (id === 'uploadLeadFile') {
          const form = new FormData();
          form.set('file', new Blob(['passport']), 'passport.txt');
          const sent = await fetch(`${api.url}${url}`, { method, headers: operator.headers, body: form });
          return { status: sent.status, body: await sent.json() };
        }
        const body = { addLeadNote: { text: 'Ann called' }, updateLead: { fields: { FirstName: 'Ann' } } }[id];
        const answer = await operator.call(method, url, body, id === 'updateLead' ? { 'if-match': `"${fields}"` } : {});
        return { status: answer.status, body: answer.text === '' ? null : answer.json() };
      };
      const before = await written();
      expect((await send(leadId)).body).toMatchObject(REFUSED);
      expect(await written()).toBe(before);
      expect((await send(world.ids.lead.theirs)).status).toBeLessThan(300);
    },
  );

  test('erased under a key, the same request says again that it is done', async () => {
    const subject = world.ids.lead.theirs;
    await database.pool.query(`update lead set stage = 'received' where id = $1`, [subject]);
    const erase = (key: string) =>
      operator.call('POST', `/api/v1/leads/${subject}/actions/erase`, {}, { 'idempotency-key': key });
    const first = await erase('once');
    expect([first.status, first.json()]).toEqual([200, expect.objectContaining({ action: 'erase' })]);
    expect((await erase('once')).json()).toEqual(first.json());
    expect((await erase('other')).status).toBe(409);
  });
});
