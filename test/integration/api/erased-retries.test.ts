import { createCampaign } from '#db/factories/create-campaign';
import { createLeadType } from '#db/factories/create-lead-type';
import { createSource } from '#db/factories/create-source';
import { eraseLead } from '#db/leads/erase-lead';
import { initOrm } from '#db/orm';
import { idempotencyKey, keepAnswer } from '#api/intake/idempotency';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

let database: TestDatabase;
let api: TestApi;
let orm: Awaited<ReturnType<typeof initOrm>>;
let ids: { readonly LID: number; readonly VID: number; readonly AID: number };
let sourceId: string;
const person = { FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', Phone: '5125550100' };
const leads = async (): Promise<number> => (await database.pool.query('select count(*)::int as n from lead')).rows[0].n;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await initOrm(database.url);
  api = await startTestApi(database);
  sourceId = (await createSource(orm.em)).id;
  const campaign = await createCampaign(orm.em, { sourceId, leadTypeId: (await createLeadType(orm.em)).id });
  const { rows } = await database.pool.query(
    'select lid, vid, aid from campaign join source s on s.id = source_id join lead_type t on t.id = lead_type_id where campaign.id = $1',
    [campaign.id],
  );
  ids = { LID: rows[0].lid, VID: rows[0].vid, AID: rows[0].aid };
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

describe('the key of a post whose lead was erased', () => {
  test('a retry after the erasure is answered with the erased lead, whatever its body, and only a keyed hash of the key is kept', async () => {
    const send = (body: object, key: string): ReturnType<TestApi['call']> =>
      api.call('POST', '/intake/leads', { ...ids, ...person, ...body }, undefined, { 'idempotency-key': key });
    const first = await send({ FirstName: 'Erased' }, 'ann@example.com');
    const leadId = first.json()['leadId'];
    await eraseLead(database.pool, { leadId: String(leadId), now: Date.now() });
    const before = await leads();
    for (const body of [{ FirstName: 'Erased' }, { FirstName: 'Anna' }]) {
      const retry = await send(body, 'ann@example.com');
      expect([retry.status, retry.json(), retry.headers.get('idempotent-replayed')]).toEqual([
        200,
        { outcome: 'accepted', leadId, code: 'erased', reasons: [] },
        'true',
      ]);
    }
    expect(await leads()).toBe(before);
    const { rows } = await database.pool.query(
      `select key, encode(body_hash, 'hex') as hash, status, response, expires_at > now() + interval '29 days' as kept from idempotency_key where lead_id = $1`,
      [leadId],
    );
    expect(rows).toEqual([
      { key: expect.stringMatching(/^mac:[\w-]{43}$/), hash: '', status: null, response: null, kept: true },
    ]);
    // The person comes again, under another key or without one: a stranger.
    expect((await send({ FirstName: 'Erased' }, 'next')).json()['leadId']).not.toBe(leadId);
    expect(await leads()).toBe(before + 1);
    // A lead that is out of sight as well has no answer of its own any more.
    await database.pool.query('update lead set deleted_at = now() where id = $1', [leadId]);
    expect((await send({}, 'ann@example.com')).json()).toEqual({
      outcome: 'accepted',
      leadId,
      code: 'erased',
      reasons: [],
    });
  });

  test('what is derived from the body of an erased lead is not kept, and an answer that comes later is not, either', async () => {
    const body = { ...ids, ...person, FirstName: 'Derived' };
    const leadId = String((await api.call('POST', '/intake/leads', body)).json()['leadId']);
    await eraseLead(database.pool, { leadId, now: Date.now() });
    expect((await database.pool.query('select 1 from idempotency_key where lead_id = $1', [leadId])).rowCount).toBe(0);

    const key = idempotencyKey({ mac: (text) => Buffer.from(text) }, 'late', sourceId, {});
    const late = String((await api.call('POST', '/intake/leads', { ...body, FirstName: 'Late' })).json()['leadId']);
    await database.pool.query(
      `insert into idempotency_key (scope, key, body_hash, lead_id, expires_at) values ($1, $2, $3, $4, now() + interval '1 day')`,
      [key.scope, key.key, key.bodyHash, late],
    );
    await eraseLead(database.pool, { leadId: late, now: Date.now() });
    await keepAnswer(database.pool, key, late, 200, { outcome: 'accepted', leadId: late, reasons: [] });
    const { rows } = await database.pool.query('select status, response from idempotency_key where lead_id = $1', [
      late,
    ]);
    expect(rows).toEqual([{ status: null, response: null }]);
  });
});
