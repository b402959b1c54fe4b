import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { OperationalError, UserError } from '#domain/kernel/errors';
import type { ActionRequest } from '#domain/protocol/action-payloads.schema';
import { PERMISSIONS } from '#api/contract/permissions';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { makeTwoOfEach, type World } from './two-of-each';

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let world: World;
let operator: TestSession;
const acted: { leadId: string; action: ActionRequest }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const act = async (leadId: string, action: ActionRequest) => {
    acted.push({ leadId, action });
    if (leadId === world.ids.lead.theirs && action.name === 'delete')
      throw new UserError('lead-sold', 'The lead is sold; return it before it is deleted.');
    if (action.name === 'run-automation') throw new OperationalError('engine-away', 'away');
    return { actionId: 'a', state: 'done' };
  };
  api = await startTestApi(database, { workflows: { startAndAwaitOutcome: async () => false, act } });
  orm = await initOrm(database.url);
  world = await makeTwoOfEach(orm.em as never, database.pool);
  operator = await openTestSession(api, database, PERMISSIONS);
}, 60_000);
beforeEach(() => {
  acted.length = 0;
});
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

type Lead = {
  fieldsVersion: string;
  fields: Record<string, unknown>;
  grade: string | null;
  reasons: { field?: string; message: string }[];
  deliveries: unknown[];
  steps: unknown[];
};
const lead = async (id: string, by = operator): Promise<Lead> =>
  (await by.call('GET', `/api/v1/leads/${id}`)).json<Lead>();
const edit = (id: string, fields: object, version: string, by = operator): ReturnType<TestSession['call']> =>
  by.call('PATCH', `/api/v1/leads/${id}`, { fields }, { 'if-match': `"${version}"` });

describe('correcting fields', () => {
  test('reads them by the lead type, fills the columns lists search, and says who changed what', async () => {
    const id = world.ids.lead.mine;
    const { fieldsVersion } = await lead(id);
    const answer = await edit(id, { FirstName: ' Anna ', Email: 'ANNA@Example.com' }, fieldsVersion);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ fields: { FirstName: 'Anna' } });
    const { rows } = await database.pool.query('select first_name, lower(email) as email from lead where id = $1', [
      id,
    ]);
    expect(rows[0]).toEqual({ first_name: 'Anna', email: 'anna@example.com' });
    const { items } = (await operator.call('GET', `/api/v1/leads/${id}/history`)).json<{
      items: { kind: string; actorName: string; changes: { field: string; before: unknown; after: unknown }[] }[];
    }>();
    expect(items[0]).toMatchObject({ kind: 'change', actorName: 'Tess Tester' });
    expect(items[0]!.changes).toContainEqual({ field: 'FirstName', before: 'Mine', after: 'Anna' });
    expect(items.at(-1)).toMatchObject({ kind: 'received' });
  });

  test('refuses what another has changed meanwhile, what is not said to be a version, and values the type refuses, changing nothing', async () => {
    const id = world.ids.lead.theirs;
    const before = await lead(id);
    expect((await edit(id, { FirstName: 'Bo' }, 'old')).json()).toMatchObject({
      status: 412,
      code: 'version-conflict',
    });
    expect((await operator.call('PATCH', `/api/v1/leads/${id}`, { fields: { FirstName: 'Bo' } })).json()).toMatchObject(
      { status: 428, code: 'version-required' },
    );
    const refused = (await edit(id, { FirstName: 'Bo', Email: 'nonsense', Nope: 1 }, before.fieldsVersion)).json<{
      code: string;
      errors: { field: string }[];
    }>();
    expect(refused.code).toBe('invalid-fields');
    expect(refused.errors.map((error) => error.field)).toEqual(['Nope']);
    const wrong = (await edit(id, { FirstName: 'Bo', Email: 'nonsense' }, before.fieldsVersion)).json<{
      errors: { field: string }[];
    }>();
    expect(wrong.errors.map((error) => error.field)).toEqual(['Email']);
    expect((await lead(id)).fieldsVersion).toBe(before.fieldsVersion);
  });

  test('of two at once exactly one wins', async () => {
    const id = world.ids.lead.mine;
    const { fieldsVersion } = await lead(id);
    const answers = await Promise.all(
      ['One', 'Two', 'Three'].map((name) => edit(id, { LastName: name }, fieldsVersion)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412]);
  });
});

describe('entering a lead by hand', () => {
  const entry = (more: object = {}): object => ({
    campaignId: world.ids.campaign.mine,
    fields: { FirstName: 'Riley', LastName: 'Novak', Email: 'riley@example.com' },
    ...more,
  });

  test('goes through the queue, at its time, with what was typed kept word for word', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await operator.call('POST', '/api/v1/leads', entry({ schedule: { at }, hold: true }));
    expect(answer.status).toBe(202);
    const { leadId } = answer.json<{ leadId: string }>();
    const { rows } = await database.pool.query(
      'select mode, hold, stage, abs(extract(epoch from available_at - $2)) < 5 as due from lead join lead_dispatch on lead_id = id where id = $1',
      [leadId, at],
    );
    expect(rows[0]).toEqual({ mode: 'queued', hold: true, stage: 'received', due: true });
    expect(await lead(leadId)).toMatchObject({
      scheduledAt: expect.any(String),
      hold: true,
      fields: { FirstName: 'Riley' },
      insertRequest: { body: expect.stringContaining('riley@example.com') },
    });
  });

  test('twice is twice; the same key is once', async () => {
    const key = { 'idempotency-key': 'typed-once' };
    const first = (await operator.call('POST', '/api/v1/leads', entry(), key)).json();
    expect((await operator.call('POST', '/api/v1/leads', entry(), key)).json()).toEqual(first);
    expect((await operator.call('POST', '/api/v1/leads', entry())).json()['leadId']).not.toBe(first['leadId']);
  });

  test('asks for a campaign one sees, a time to come, and the permission', async () => {
    const limited = await openTestSession(api, database, ['leads:view', 'leads:work'], {
      sourceIds: [world.ids.source.theirs],
    });
    expect((await limited.call('POST', '/api/v1/leads', entry())).json()).toMatchObject({
      status: 422,
      errors: [{ field: 'campaignId', code: 'unknown-reference' }],
    });
    expect(
      (await limited.call('GET', '/api/v1/lead-entry/campaigns'))
        .json<{ items: { id: string }[] }>()
        .items.map((item) => item.id),
    ).toEqual([world.ids.campaign.theirs]);
    expect(
      (await operator.call('POST', '/api/v1/leads', entry({ schedule: { at: '2020-01-01T00:00:00Z' } }))).json(),
    ).toMatchObject({ errors: [{ field: 'schedule.at' }] });
    const viewer = await openTestSession(api, database, ['leads:view']);
    expect((await viewer.call('POST', '/api/v1/leads', entry())).status).toBe(403);
  });

  test('on a closed campaign is kept and rejected', async () => {
    await database.pool.query(`update campaign set status = 'closed' where id = $1`, [world.ids.campaign.theirs]);
    const answer = await operator.call('POST', '/api/v1/leads', entry({ campaignId: world.ids.campaign.theirs }));
    expect(answer.json()).toMatchObject({ outcome: 'rejected', reasons: [{ code: 'campaign-not-active' }] });
    await database.pool.query(`update campaign set status = 'active' where id = $1`, [world.ids.campaign.theirs]);
  });
});

describe('actions on many leads', () => {
  test('tell of each lead what became of it', async () => {
    const unknown = '0190a000-0000-7000-8000-00000000ffff';
    const answer = (
      await operator.call('POST', '/api/v1/leads/actions/delete', {
        leadIds: [world.ids.lead.mine, world.ids.lead.theirs, unknown],
      })
    ).json();
    expect(answer).toMatchObject({
      done: 1,
      failed: 2,
      results: [
        { leadId: world.ids.lead.mine, state: 'done' },
        { leadId: world.ids.lead.theirs, state: 'refused', code: 'lead-sold' },
        { leadId: unknown, state: 'refused', code: 'unknown-lead' },
      ],
    });
    expect(
      (await operator.call('POST', '/api/v1/leads/actions/run-automation', { leadIds: [world.ids.lead.mine] })).json(),
    ).toMatchObject({ done: 1, results: [{ state: 'pending' }] });
  });

  test('decide returns by their own ids', async () => {
    const items = [{ leadId: world.ids.lead.mine, returnId: world.ids.return.mine }];
    await operator.call('POST', '/api/v1/leads/actions/decide-return', {
      items,
      details: { decision: 'deny', note: 'called them' },
    });
    expect(acted).toMatchObject([
      {
        leadId: world.ids.lead.mine,
        action: {
          name: 'decide-return',
          payload: { returnId: world.ids.return.mine, decision: 'deny', note: 'called them' },
          actor: `user:${operator.userId}`,
        },
      },
    ]);
  });

  test('need leadIds or items, and for deleting the permission to delete', async () => {
    expect((await operator.call('POST', '/api/v1/leads/actions/validate', {})).status).toBe(422);
    const worker = await openTestSession(api, database, ['leads:view', 'leads:work']);
    const refused = await worker.call('POST', '/api/v1/leads/actions/delete', { leadIds: [world.ids.lead.mine] });
    expect([refused.status, refused.json()['code']]).toEqual([403, 'permission-required']);
    expect((await worker.call('POST', `/api/v1/leads/${world.ids.lead.mine}/actions/erase`, {})).status).toBe(403);
    expect(acted).toEqual([]);
  });

  test('returns are a right of their own: whoever has it does nothing else, and whoever works on leads does nothing about returns', async () => {
    const { lead, delivery } = world.ids;
    const returnIds = { returnId: world.ids.return.mine, decision: 'deny' };
    const asked: readonly (readonly [string, object])[] = [
      ['request-return', { deliveryId: delivery.mine, reasonCode: 'wrong-number' }],
      ['mark-returned', { deliveryId: delivery.mine, reasonCode: 'wrong-number', toSource: false }],
      ['decide-return', returnIds],
      ['resend', { deliveryId: delivery.mine }],
      ['delete', {}],
    ];
    const refusedOf = async (session: TestSession): Promise<string[]> => {
      const refused: string[] = [];
      for (const [action, body] of asked) {
        const answer = await session.call('POST', `/api/v1/leads/${lead.mine}/actions/${action}`, body);
        if (answer.json()['code'] === 'permission-required') refused.push(action);
      }
      return refused;
    };
    expect(await refusedOf(await openTestSession(api, database, ['leads:view', 'leads:returns']))).toEqual([
      'resend',
      'delete',
    ]);
    expect(await refusedOf(await openTestSession(api, database, ['leads:view', 'leads:work']))).toEqual([
      'request-return',
      'mark-returned',
      'decide-return',
      'delete',
    ]);
  });

  test('reach only deliveries, returns and accounts of buyers in sight', async () => {
    const limited = await openTestSession(api, database, PERMISSIONS, { buyerIds: [world.ids.buyer.mine] });
    const act = (name: string, body: object): ReturnType<TestSession['call']> =>
      limited.call('POST', `/api/v1/leads/${world.ids.lead.mine}/actions/${name}`, body);
    expect((await act('send-to', { accountId: world.ids.account.theirs })).json()).toMatchObject({
      code: 'account-not-found',
    });
    expect((await act('mark-failed', { deliveryId: world.ids.delivery.theirs })).json()).toMatchObject({
      code: 'delivery-not-found',
    });
    expect((await act('resend', {})).json()).toMatchObject({ code: 'delivery-missing' });
    expect((await limited.call('POST', `/api/v1/leads/${world.ids.lead.theirs}/actions/validate`, {})).status).toBe(
      404,
    );
    expect(acted).toEqual([]);
    expect((await act('send-to', { accountId: world.ids.account.mine })).status).toBe(200);
  });
});

describe('notes and files', () => {
  test('a file comes back byte for byte, to be saved and never shown', async () => {
    const form = new FormData();
    form.append('file', new Blob(['<script>alert(1)</script>'], { type: 'text/html' }), '../öffne "mich".html');
    const path = `/api/v1/leads/${world.ids.lead.mine}/files`;
    const sent = await fetch(`${api.url}${path}`, { method: 'POST', headers: operator.headers, body: form });
    const file = (await sent.json()) as { id: string; name: string; sizeBytes: number };
    expect([sent.status, file.name, file.sizeBytes]).toEqual([201, 'öffne mich.html', 25]);
    const got = await operator.call('GET', `${path}/${file.id}`);
    expect(got.text).toBe('<script>alert(1)</script>');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
    expect([got.headers.get('content-type'), got.headers.get('x-content-type-options')]).toEqual([
      'application/octet-stream',
      'nosniff',
    ]);
    expect((await operator.call('DELETE', `${path}/${file.id}`)).status).toBe(204);
    expect((await operator.call('GET', path)).json()).toEqual({ items: [] });
  });

  test('more than ten megabytes, nothing, and something else than a form are refused', async () => {
    const url = `${api.url}/api/v1/leads/${world.ids.lead.mine}/files`;
    const large = new FormData();
    large.append('file', new Blob([new Uint8Array(10 * 1024 * 1024 + 1)]), 'large.bin');
    expect((await fetch(url, { method: 'POST', headers: operator.headers, body: large })).status).toBe(413);
    expect((await fetch(url, { method: 'POST', headers: operator.headers, body: new FormData() })).status).toBe(422);
    expect((await operator.call('POST', `/api/v1/leads/${world.ids.lead.mine}/files`, {})).status).toBe(415);
  });

  test('belong to leads in sight', async () => {
    const limited = await openTestSession(api, database, PERMISSIONS, { leadTypeIds: [world.ids.leadType.mine] });
    await operator.call('POST', `/api/v1/leads/${world.ids.lead.theirs}/notes`, { text: 'secret' });
    for (const part of ['notes', 'files', 'history', 'schema', ''])
      expect(
        (await limited.call('GET', `/api/v1/leads/${world.ids.lead.theirs}/${part}`.replace(/\/$/, ''))).status,
      ).toBe(404);
    expect((await limited.call('POST', `/api/v1/leads/${world.ids.lead.theirs}/notes`, { text: 'hi' })).status).toBe(
      404,
    );
  });
});

test('a look at a lead is written down, with no personal data', async () => {
  await lead(world.ids.lead.mine);
  const { rows } = await database.pool.query(
    `select action, entity, detail from audit_look where entity_id = $1 and actor = $2 and entity = 'lead' order by at desc limit 1`,
    [world.ids.lead.mine, `user:${operator.userId}`],
  );
  expect(rows[0]).toEqual({ action: 'read', entity: 'lead', detail: {} });
});
