import type { MikroORM } from '@mikro-orm/postgresql';
import { initOrm } from '#db/orm';
import { PERMISSIONS } from '#api/contract/permissions';
import { createCampaign } from '#db/factories/create-campaign';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { eraseLead } from '#db/leads/erase-lead';
import { UserError } from '#domain/kernel/errors';
import { startTestApi, type TestAnswer, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { openTestSession, type TestSession } from '#test/kit/session';
import { insertLead } from '../db/insert-rows';

const PERSON = { email: 'Robin.Lee@example.com', phone: '5125550142' };

let database: TestDatabase;
let api: TestApi;
let orm: MikroORM;
let operator: TestSession;
let campaign: Parameters<typeof insertLead>[1];
let other: typeof campaign;
/** What the engine was asked to erase, in this order. */
let asked: string[];
/** These are being delivered. */
const inDelivery = new Set<string>();

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startTestApi(database, {
    workflows: {
      startAndAwaitOutcome: async () => false,
      act: async (leadId) => {
        asked.push(leadId);
        if (inDelivery.has(leadId)) throw new UserError('lead-in-delivery', 'The lead is being delivered.');
        await eraseLead(database.pool, { leadId, now: Date.now() });
        return { actionId: leadId, state: 'done' };
      },
    },
  });
  orm = await initOrm(database.url);
  const market = async (name: string): Promise<typeof campaign> => {
    const [sourceId, leadTypeId] = [(await createSource(orm.em)).id, (await createLeadType(orm.em)).id];
    return createCampaign(orm.em, { name, sourceId, leadTypeId });
  };
  [campaign, other] = [await market('Mine'), await market('Theirs')];
  operator = await openTestSession(api, database, PERMISSIONS);
}, 60_000);
beforeEach(async () => {
  asked = [];
  inDelivery.clear();
  await database.pool.query('update lead set email = null, phone = null');
});
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

const lead = (more: object, of = campaign): Promise<string> =>
  insertLead(database.pool, of, { stage: 'closed', outcome: 'unsold', ...more });

interface Opened {
  id: string;
  wholeSight: boolean;
  more: boolean;
  leads: { id: string; campaignName: string; foundBy: string[]; deleted: boolean }[];
}
const open = (body: unknown, by = operator): Promise<TestAnswer> => by.call('POST', '/api/v1/erasure-requests', body);
const opened = async (body: unknown, by = operator): Promise<Opened> => (await open(body, by)).json<Opened>();
const erase = (id: string, leadIds: readonly string[], key?: string, by = operator): Promise<TestAnswer> =>
  by.call('POST', `/api/v1/erasure-requests/${id}/erase`, { leadIds }, key ? { 'idempotency-key': key } : {});

describe('finding the leads of a person', () => {
  test('by address in whatever case and by number however it is written, deleted ones too; with nothing of the person in the answer', async () => {
    const both = await lead({ ...PERSON, first_name: 'Robin' });
    const byPhone = await lead({ email: 'another@example.com', phone: PERSON.phone });
    const deleted = await lead({ email: PERSON.email, deleted_at: new Date(), outcome: 'deleted' });
    await lead({ email: 'robin.lee@example.org', phone: '5125550143' });
    const answer = await open({ email: ' robin.LEE@Example.com ', phone: '+1 (512) 555-0142' });
    const { leads, wholeSight, more } = answer.json<Opened>();
    expect([wholeSight, more]).toEqual([true, false]);
    expect(Object.fromEntries(leads.map(({ id, foundBy }) => [id, foundBy]))).toEqual({
      [both]: ['email', 'phone'],
      [byPhone]: ['phone'],
      [deleted]: ['email'],
    });
    expect(leads.find(({ id }) => id === deleted)!.deleted).toBe(true);
    expect(answer.text).not.toMatch(/robin|another|5550142/i);
    expect((await opened({ phone: '512.555.0142' })).leads.map(({ id }) => id).sort()).toEqual([both, byPhone].sort());
  });

  test('within one’s sight alone; of the rest not even that it is there', async () => {
    const mine = await lead(PERSON);
    await lead(PERSON, other);
    const limited = await openTestSession(api, database, PERMISSIONS, { sourceIds: [campaign.sourceId] });
    const found = await opened({ email: PERSON.email }, limited);
    expect([found.wholeSight, found.more, found.leads.map(({ id }) => id)]).toEqual([false, false, [mine]]);
    expect((await opened({ email: PERSON.email })).leads).toHaveLength(2);
  });

  test('is a look on record with how many were found, none as well, and without the person', async () => {
    await lead(PERSON);
    const some = await opened({ email: PERSON.email });
    const none = await opened({ phone: '5125550199' });
    const { rows } = await database.pool.query(
      `select entity_id as id, action, actor, count, detail from audit_look where entity = 'erasure_request' and entity_id = any($1) order by count desc`,
      [[some.id, none.id]],
    );
    const look = { action: 'search', actor: `user:${operator.userId}`, detail: {} };
    expect(rows).toEqual([
      { ...look, id: some.id, count: 1 },
      { ...look, id: none.id, count: 0 },
    ]);
  });

  test('refuses what names nobody, field by field, and never repeats it', async () => {
    const problems = async (body: unknown) => {
      const answer = await open(body);
      const { code, errors } = answer.json<{ code: string; errors: { field: string }[] }>();
      return [answer.status, code, errors.map(({ field }) => field)];
    };
    const bad = (...fields: string[]) => [422, 'invalid-fields', fields];
    expect(await problems({})).toEqual(bad('email'));
    expect(await problems({ email: '  ', phone: '' })).toEqual(bad('email'));
    expect(await problems({ email: 'robin', phone: '555-0142' })).toEqual(bad('email', 'phone'));
    expect(await problems({ email: 'r'.repeat(1_000_000) })).toEqual(bad('email'));
    expect(await problems({ phone: ['5125550142'] })).toEqual(bad('phone'));
    expect(await problems({ email: PERSON.email, name: 'Robin' })).toEqual(bad('name'));
    expect((await open({ email: 'robin%_@nowhere' })).text).not.toContain('robin');
    expect((await opened({ email: "o'%_{}@example.com" })).leads).toEqual([]);
  });

  test('is for those who may erase', async () => {
    const reader = await openTestSession(
      api,
      database,
      PERMISSIONS.filter((permission) => permission !== 'leads:delete'),
    );
    expect((await open({ email: PERSON.email }, reader)).status).toBe(403);
    const { id, leads } = await opened({ email: PERSON.email });
    expect((await erase(id, [leads[0]?.id ?? (await lead(PERSON))], undefined, reader)).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

describe('erasing what was found', () => {
  test('each for itself: done, or refused while it is being delivered and done when that is over', async () => {
    const [free, busy] = [await lead(PERSON), await lead(PERSON)];
    inDelivery.add(busy);
    const { id } = await opened({ email: PERSON.email });
    const first = await erase(id, [free, busy, free]);
    expect(first.json()).toEqual({
      found: 2,
      erased: 1,
      pending: 0,
      refused: 1,
      results: [
        { leadId: free, state: 'done' },
        { leadId: busy, state: 'refused', code: 'lead-in-delivery', message: 'The lead is being delivered.' },
      ],
    });
    inDelivery.clear();
    expect((await erase(id, [busy])).json()).toMatchObject({ found: 2, erased: 1, refused: 0 });
    expect((await opened({ email: PERSON.email })).leads).toEqual([]);
    const { rows } = await database.pool.query<{ detail: object; actor: string }>(
      `select actor, detail from audit_event where action = 'erasure' and entity_id = $1 order by at, id`,
      [id],
    );
    const actor = `user:${operator.userId}`;
    expect(rows).toEqual([
      { actor, detail: { found: 2, chosen: 2, erased: 1, pending: 0, refused: 1 } },
      { actor, detail: { found: 2, chosen: 1, erased: 1, pending: 0, refused: 0 } },
    ]);
  });

  test('once under one key, also of two at once', async () => {
    const leadId = await lead(PERSON);
    const { id } = await opened({ email: PERSON.email });
    const both = await Promise.all([erase(id, [leadId], 'once'), erase(id, [leadId], 'once')]);
    expect(both.map(({ status }) => status).filter((status) => ![200, 409].includes(status))).toEqual([]);
    const again = await erase(id, [leadId], 'once');
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([200, 'true']);
    expect(asked).toEqual([leadId]);
    const { rows } = await database.pool.query(
      `select 1 from audit_event where action = 'erasure' and entity_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test('two people at once both find it erased', async () => {
    const leadId = await lead(PERSON);
    const ben = await openTestSession(api, database, PERMISSIONS);
    const [mine, bens] = [await opened({ email: PERSON.email }), await opened({ email: PERSON.email }, ben)];
    const both = await Promise.all([erase(mine.id, [leadId], 'a'), erase(bens.id, [leadId], 'b', ben)]);
    // And whoever comes later is told the same, as is one whose first answer never came.
    expect((await erase(mine.id, [leadId])).json()).toMatchObject({ erased: 1, results: [{ leadId, state: 'done' }] });
    expect(both.map((answer) => answer.json())).toEqual([
      expect.objectContaining({ erased: 1 }),
      expect.objectContaining({ erased: 1 }),
    ]);
  });

  test('not for a request of somebody else, not what is out of sight, and not nothing', async () => {
    const [mine, theirs] = [await lead(PERSON), await lead(PERSON, other)];
    const { id } = await opened({ email: PERSON.email });
    const limited = await openTestSession(api, database, PERMISSIONS, { sourceIds: [campaign.sourceId] });
    expect((await erase(id, [mine], undefined, limited)).status).toBe(404);
    const own = await opened({ email: PERSON.email }, limited);
    expect((await erase(own.id, [theirs], undefined, limited)).json()).toMatchObject({
      erased: 0,
      results: [{ leadId: theirs, state: 'refused', code: 'unknown-lead' }],
    });
    expect((await erase(id, [])).status).toBe(422);
    expect((await erase('nothing', [mine])).status).toBe(404);
    expect(asked).toEqual([]);
  });
});
