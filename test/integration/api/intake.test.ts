import { createServer, type AddressInfo, type Socket } from 'node:net';
import { postLeadCost } from '#activities/booking/ledger/post-lead-cost';
import { initOrm } from '#db/orm';
import { createCampaign, type GivenCampaign } from '#db/factories/create-campaign';
import { createSource } from '#db/factories/create-source';
import { createLeadType, SMALL_LEAD_TYPE } from '#db/factories/create-lead-type';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { fieldSettings } from '#test/kit/field-settings';
import { openAccessToken } from '#test/kit/access-token';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { startTestApi, type TestApi } from '#test/kit/api-client';

interface Ids {
  readonly LID: number;
  readonly VID: number;
  readonly AID: number;
  readonly sourceId: string;
  readonly campaignId: string;
}

let database: TestDatabase;
let api: TestApi;
let orm: Awaited<ReturnType<typeof initOrm>>;
let web: Ids;
const person = { FirstName: 'Ann', LastName: 'Lee', Email: 'ann@example.com', Phone: '5125550100' };

async function campaign(given: GivenCampaign = {}, extraFields: FieldSettings[] = []): Promise<Ids> {
  const source = await createSource(orm.em);
  const type = await createLeadType(
    orm.em,
    extraFields.length > 0
      ? { document: { ...SMALL_LEAD_TYPE, fields: [...SMALL_LEAD_TYPE.fields, ...extraFields] } }
      : {},
  );
  const row = await createCampaign(orm.em, { ...given, sourceId: given.sourceId ?? source.id, leadTypeId: type.id });
  const { rows } = await database.pool.query(
    'select lid, vid, aid from campaign join source s on s.id = source_id join lead_type t on t.id = lead_type_id where campaign.id = $1',
    [row.id],
  );
  return {
    LID: rows[0].lid,
    VID: rows[0].vid,
    AID: rows[0].aid,
    sourceId: given.sourceId ?? source.id,
    campaignId: row.id,
  };
}
const idsOf = ({ LID, VID, AID }: Ids): { LID: number; VID: number; AID: number } => ({ LID, VID, AID });
/** Posts what the source is owed, as intake does when it accepts a lead. */
const owe = (leadId: string): Promise<boolean> => postLeadCost(database.pool, { leadId, now: Date.now() });
const leads = async (): Promise<number> => (await database.pool.query('select count(*)::int as n from lead')).rows[0].n;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await initOrm(database.url);
  api = await startTestApi(database);
  web = await campaign();
}, 60_000);
afterAll(async () => {
  await api.stop();
  await orm.close(true);
  await database.drop();
});

describe('a queued post', () => {
  test('is booked whole and answered 202', async () => {
    const body = JSON.stringify({ ...idsOf(web), ...person });
    const answer = await api.send('POST', '/intake/leads', {
      headers: { 'content-type': 'application/json', 'x-secret': 'no' },
      body,
    });
    expect(answer.status).toBe(202);
    const { leadId, ...rest } = answer.json<{ leadId: string }>();
    expect(rest).toEqual({ outcome: 'queued', reasons: [] });
    const {
      rows: [lead],
    } = await database.pool.query('select * from lead where id = $1', [leadId]);
    expect(lead).toMatchObject({
      stage: 'received',
      outcome: null,
      fields: person,
      mode: 'queued',
      price_minor: 1000,
      currency: 'USD',
      max_deliveries: 1,
      test: false,
    });
    const {
      rows: [request],
    } = await database.pool.query('select * from lead_insert_request where lead_id = $1', [leadId]);
    expect(request.body.toString()).toBe(body);
    expect(request).toMatchObject({ content_type: 'application/json', remote_ip: '127.0.0.1' });
    expect(request.headers).not.toHaveProperty('x-secret');
    const {
      rows: [line],
    } = await database.pool.query('select * from lead_dispatch where lead_id = $1', [leadId]);
    expect(line.attempts).toBe(0);
    const later = await api.call('GET', `/intake/leads/${leadId}`);
    expect([later.status, later.json()]).toEqual([202, { outcome: 'queued', leadId, reasons: [] }]);
  });

  test.each([
    [
      'a form with identifiers in the query',
      'application/x-www-form-urlencoded',
      (): string => new URLSearchParams(person).toString(),
      true,
    ],
    [
      'XML with attributes',
      'text/xml',
      (): string =>
        `<?xml version="1.0" encoding="utf-8"?><lead LID="${web.LID}" vid="${web.VID}"><AID>${web.AID}</AID>${Object.entries(
          person,
        )
          .map(([k, v]) => `<${k}>${v}</${k}>`)
          .join('')}</lead>`,
      false,
    ],
    [
      'nested JSON',
      'application/json',
      (): string =>
        JSON.stringify({
          source: { lid: web.LID, vid: web.VID, aid: web.AID, sendDelay: 0 },
          leads: [{ properties: { noSell: false }, fields: person }],
        }),
      false,
    ],
    [
      'a page builder',
      'application/x-www-form-urlencoded',
      (): string =>
        new URLSearchParams({
          page_id: 'p1',
          'data.json': JSON.stringify(Object.fromEntries(Object.entries(person).map(([k, v]) => [k, [v]]))),
        }).toString(),
      true,
    ],
  ])('comes as %s', async (_name, type, body, inQuery) => {
    const other = await campaign();
    const use = { ...web };
    web = other;
    const query = inQuery ? `?LID=${other.LID}&vid=${other.VID}&aid=${other.AID}` : '';
    const answer = await api.send('POST', `/intake/leads${query}`, { headers: { 'content-type': type }, body: body() });
    web = use;
    expect(answer.status).toBe(202);
    const leadId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(answer.text)?.[0];
    const { rows } = await database.pool.query('select fields from lead where id = $1', [leadId]);
    expect(rows[0].fields).toMatchObject(person);
    expect(answer.headers.get('content-type')).toContain(type === 'text/xml' ? 'application/xml' : 'application/json');
  });

  test('may carry everything in the query', async () => {
    const query = new URLSearchParams({
      ...person,
      LID: String(web.LID),
      VID: String(web.VID),
      AID: String(web.AID),
      FirstName: 'Query',
    });
    const answer = await api.send('POST', `/intake/leads?${query}`);
    expect(answer.status).toBe(202);
  });
});

describe('the words of the protocol', () => {
  test('are fields where the lead type has them, and the address speaks for the post', async () => {
    const ids = await campaign(
      {},
      ['Test', 'OrderID', 'ReturnUrl', 'Password', 'Source', 'Leads', 'AID'].map((name) => fieldSettings(name, 'text')),
    );
    const own = {
      Test: 'true',
      OrderID: 'o-1',
      ReturnUrl: 'https://x.example',
      Password: 'open',
      Source: 'web',
      Leads: '3',
      AID: 'aff-7',
    };
    const answer = await api.call('POST', `/intake/leads?LID=${ids.LID}&VID=${ids.VID}&AID=${ids.AID}`, {
      ...person,
      ...own,
    });
    expect(answer.status).toBe(202);
    const {
      rows: [lead],
    } = await database.pool.query('select fields, test from lead where id = $1', [answer.json()['leadId']]);
    expect(lead).toEqual({ test: false, fields: { ...person, ...own } });
    const tested = await api.call('POST', `/intake/leads?LID=${ids.LID}&VID=${ids.VID}&AID=${ids.AID}&Test=true`, {
      ...person,
      ...own,
    });
    const {
      rows: [marked],
    } = await database.pool.query('select fields, test from lead where id = $1', [tested.json()['leadId']]);
    expect(marked).toEqual({ test: true, fields: { ...person, ...own } });
  });

  test('are noted where a request was wrong and did not matter: to the sender, and with the lead', async () => {
    const body = JSON.stringify({ ...idsOf(web), ...person, FirstName: 'Noted' });
    const send = (): ReturnType<TestApi['send']> =>
      api.send('POST', '/intake/leads', { headers: { 'content-type': 'text/plain' }, body });
    const answer = await send();
    const notes = [
      {
        code: 'content-type-mismatch',
        message: 'The body is JSON, though Content-Type says text/plain; it was read as JSON.',
      },
    ];
    expect(answer.json()).toEqual({ outcome: 'queued', leadId: expect.any(String), reasons: [], notes });
    expect((await send()).text).toBe(answer.text);
    const {
      rows: [request],
    } = await database.pool.query('select notes from lead_insert_request where lead_id = $1', [
      answer.json()['leadId'],
    ]);
    expect(request.notes).toEqual(notes);
  });
});

describe('a door that is closed', () => {
  test.each<[string, () => Promise<Ids>]>([
    ['campaign', () => campaign({ status: 'closed' })],
    [
      'source',
      async () => {
        const ids = await campaign();
        await database.pool.query(`update source set status = 'inactive' where id = $1`, [ids.sourceId]);
        return ids;
      },
    ],
    [
      'lead type',
      async () => {
        const ids = await campaign();
        await database.pool.query(`update lead_type set status = 'inactive' where lid = $1`, [ids.LID]);
        return ids;
      },
    ],
  ])('%s: the lead is found by name, e-mail and phone', async (_name, make) => {
    const answer = await api.call('POST', '/intake/leads', {
      ...idsOf(await make()),
      ...person,
      phone: undefined,
      Phone: '(512) 555-0100',
      FirstName: 'Dora',
      State: 'texas',
    });
    expect(answer.json()).toMatchObject({ outcome: 'rejected' });
    const {
      rows: [lead],
    } = await database.pool.query(
      'select first_name, last_name, email, phone, state, outcome from lead where id = $1',
      [answer.json()['leadId']],
    );
    expect(lead).toEqual({
      first_name: 'Dora',
      last_name: 'Lee',
      email: 'ann@example.com',
      phone: '5125550100',
      state: 'TX',
      outcome: 'rejected',
    });
  });
});

describe('a lead that waits', () => {
  test('is found by name, e-mail and phone, and its fields stay as they were sent', async () => {
    const answer = await api.call('POST', '/intake/leads', {
      ...idsOf(web),
      ...person,
      Phone: '(512) 555-0177',
      FirstName: 'Waits',
    });
    const {
      rows: [lead],
    } = await database.pool.query(
      "select stage, first_name, email, phone, fields->>'Phone' as sent from lead where id = $1",
      [answer.json()['leadId']],
    );
    expect(lead).toEqual({
      stage: 'received',
      first_name: 'Waits',
      email: 'ann@example.com',
      phone: '5125550177',
      sent: '(512) 555-0177',
    });
  });
});

describe('idempotency', () => {
  test('a hundred parallel posts with one key are one lead', async () => {
    const before = await leads();
    const send = (): ReturnType<TestApi['call']> =>
      api.call('POST', '/intake/leads', { ...idsOf(web), ...person, FirstName: 'Parallel' }, undefined, {
        'idempotency-key': 'k-1',
      });
    const answers = await Promise.all(Array.from({ length: 100 }, send));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
    expect(await leads()).toBe(before + 1);
    const reordered = await api.call(
      'POST',
      '/intake/leads',
      { FirstName: 'Parallel', ...Object.fromEntries(Object.entries(person).slice(1).reverse()), ...idsOf(web) },
      undefined,
      { 'idempotency-key': 'k-1' },
    );
    expect([reordered.status, reordered.text]).toEqual([202, answers[0]?.text]);
    const other = await api.call('POST', '/intake/leads', { ...idsOf(web), ...person, FirstName: 'Other' }, undefined, {
      'idempotency-key': 'k-1',
    });
    expect([other.status, other.json()['code']]).toEqual([422, 'idempotency-key-reused']);
  });

  test('a post without a key that comes twice at once is one lead, and a new one later', async () => {
    const body = { ...idsOf(web), ...person, FirstName: 'Twice' };
    const first = await api.call('POST', '/intake/leads', body);
    const second = await api.call('POST', '/intake/leads', body);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    await database.pool.query(`update idempotency_key set expires_at = now() where key like 'body:%'`);
    const third = await api.call('POST', '/intake/leads', body);
    expect(third.json()['leadId']).not.toBe(first.json()['leadId']);
  });

  test('one source never meets the key of another', async () => {
    const other = await campaign();
    const headers = { 'idempotency-key': 'shared' };
    const one = await api.call('POST', '/intake/leads', { ...idsOf(web), ...person }, undefined, headers);
    const two = await api.call('POST', '/intake/leads', { ...idsOf(other), ...person }, undefined, headers);
    expect(two.status).toBe(202);
    expect(two.json()['leadId']).not.toBe(one.json()['leadId']);
  });

  test.each([
    ['301 characters', 'x'.repeat(301)],
    ['a letter outside ASCII', 'k\u00e9y'],
  ])('a key of %s is refused', async (_name, key) => {
    const answer = await api.call('POST', '/intake/leads', { ...idsOf(web), ...person }, undefined, {
      'idempotency-key': key,
    });
    expect([answer.status, answer.json()['code']]).toEqual([400, 'invalid-idempotency-key']);
  });
});

describe('a synchronous campaign', () => {
  const decided = async (leadId: string): Promise<boolean> => {
    await database.pool.query(
      `update lead set stage = 'closed', outcome = 'sold', redirect_url = 'https://buyer.test/x' where id = $1`,
      [leadId],
    );
    await owe(leadId);
    return true;
  };

  test('answers with the outcome, again and again the same', async () => {
    const sync = await startTestApi(database, { workflows: { startAndAwaitOutcome: decided, act: async () => null } });
    const ids = await campaign({ settings: { processing: 'synchronous', sendResponses: true } });
    const send = (): ReturnType<TestApi['call']> =>
      sync.call('POST', '/intake/leads', { ...idsOf(ids), ...person }, undefined, { 'idempotency-key': 's' });
    const first = await send();
    expect(first.json()).toEqual({
      outcome: 'accepted',
      leadId: expect.any(String),
      code: 'sold',
      reasons: [],
      price: '10.00',
      currency: 'USD',
      redirectUrl: 'https://buyer.test/x',
      deliveries: [],
    });
    const again = await send();
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true']);
    await sync.stop();
  });

  test('tells no price before it is owed', async () => {
    const quality = async (leadId: string): Promise<boolean> => {
      await database.pool.query(`update lead set stage = 'qc', outcome = 'qc' where id = $1`, [leadId]);
      return true;
    };
    const sync = await startTestApi(database, { workflows: { startAndAwaitOutcome: quality, act: async () => null } });
    const ids = await campaign({ settings: { processing: 'synchronous' } });
    const answer = await sync.call('POST', '/intake/leads', { ...idsOf(ids), ...person, FirstName: 'Quality' });
    const { leadId, ...rest } = answer.json<{ leadId: string }>();
    expect(rest).toEqual({ outcome: 'accepted', code: 'quality-control', reasons: [] });
    await owe(leadId);
    const token = await openAccessToken(database.pool, ['receiver'], ids.sourceId);
    expect((await sync.call('GET', `/intake/leads/${leadId}`, undefined, token)).json()).toMatchObject({
      price: '10.00',
      currency: 'USD',
    });
    await sync.stop();
  });

  test('says 409 while the first is worked on, and 202 when the engine does not answer', async () => {
    let release: (value: boolean) => void = () => undefined;
    const sync = await startTestApi(database, {
      workflows: {
        startAndAwaitOutcome: () =>
          new Promise((resolve) => {
            release = resolve;
          }),
        act: async () => null,
      },
    });
    const ids = await campaign({ settings: { processing: 'synchronous' } });
    const send = (): ReturnType<TestApi['call']> =>
      sync.call('POST', '/intake/leads', { ...idsOf(ids), ...person }, undefined, { 'idempotency-key': 'slow' });
    const first = send();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const second = await send();
    expect([second.status, second.json()['code'], second.headers.get('retry-after')]).toEqual([
      409,
      'request-in-flight',
      '1',
    ]);
    release(false);
    expect((await first).status).toBe(202);
    await sync.stop();
  });
});

describe('who may send', () => {
  test.each(['closed', 'on-hold', 'suspended'] as const)(
    'a campaign that is %s keeps the lead and rejects it',
    async (status) => {
      const ids = await campaign({ status });
      const answer = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person });
      expect([answer.status, answer.json()['outcome'], answer.json()['code']]).toEqual([
        200,
        'rejected',
        'campaign-not-active',
      ]);
      const {
        rows: [lead],
      } = await database.pool.query(
        'select stage, outcome, closed_at, (select count(*) from lead_dispatch d where d.lead_id = lead.id)::int as dispatch from lead where id = $1',
        [answer.json()['leadId']],
      );
      expect(lead).toMatchObject({ stage: 'closed', outcome: 'rejected', dispatch: 0 });
      const token = await openAccessToken(database.pool, ['receiver'], ids.sourceId);
      const later = await api.call('GET', `/intake/leads/${String(answer.json()['leadId'])}`, undefined, token);
      expect(later.json()).toEqual(answer.json());
      const replay = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person });
      expect(replay.text).toBe(answer.text);
    },
  );

  test('a password in the body is checked and never kept', async () => {
    const { hash } = await import('@node-rs/argon2');
    const ids = await campaign({ passwordHash: await hash('correct horse') });
    const before = await leads();
    const wrong = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person, Password: 'guess' });
    expect([wrong.status, wrong.json()['code'], await leads()]).toEqual([401, 'invalid-password', before]);
    const right = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person, Password: 'correct horse' });
    expect(right.status).toBe(202);
    const {
      rows: [kept],
    } = await database.pool.query(
      'select body, fields from lead_insert_request join lead on lead.id = lead_id where lead_id = $1',
      [right.json()['leadId']],
    );
    expect(kept.body.toString()).not.toContain('correct horse');
    expect(kept.fields).toEqual(person);
    expect((await api.call('GET', `/intake/leads/${String(right.json()['leadId'])}`)).status).toBe(401);
    expect(
      (
        await api.call('GET', `/intake/leads/${String(right.json()['leadId'])}`, undefined, undefined, {
          'x-campaign-password': 'correct horse',
        })
      ).status,
    ).toBe(202);
    const guesses = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        api.call('POST', '/intake/leads', { ...idsOf(ids), ...person, Password: `g${index}` }),
      ),
    );
    expect(guesses.some((guess) => guess.status === 401)).toBe(true);
    const more = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person, Password: 'one more' });
    expect([more.status, more.headers.get('retry-after')]).toEqual([429, '60']);
  });

  test('address rules of the source are kept', async () => {
    const source = await createSource(orm.em, { accessRules: [{ action: 'deny', cidr: '127.0.0.0/8' }] });
    const ids = await campaign({ sourceId: source.id });
    const answer = await api.call('POST', '/intake/leads', { ...idsOf(ids), ...person }, undefined, {
      'x-forwarded-for': '8.8.8.8',
    });
    expect([answer.status, answer.json()['code']]).toEqual([403, 'address-not-allowed']);
  });
});

describe('a campaign that asks for a token', () => {
  const tokenOf = (sourceId: string | null, scopes = ['receiver']): Promise<string> =>
    openAccessToken(database.pool, scopes, sourceId);

  test('takes leads by a token of its source, of no source in particular, and by no other; the answer is read the same way', async () => {
    const mine = await campaign({ settings: { requireAuthentication: true } });
    const other = await campaign({ settings: { requireAuthentication: true } });
    const [own, unbound, foreign, wrongScope] = await Promise.all([
      tokenOf(mine.sourceId),
      tokenOf(null),
      tokenOf(other.sourceId),
      tokenOf(null, ['data']),
    ]);
    const post = async (token?: string): Promise<[number, unknown]> => {
      const answer = await api.call(
        'POST',
        '/intake/leads',
        { ...idsOf(mine), ...person, FirstName: token ?? 'none' },
        token,
      );
      return [answer.status, answer.json()['code'] ?? answer.json()['leadId']];
    };
    const [status, leadId] = await post(own);
    expect(status).toBe(202);
    expect((await post(unbound))[0]).toBe(202);
    expect(await post(foreign)).toEqual([403, 'insufficient-scope']);
    expect(await post(wrongScope)).toEqual([403, 'insufficient-scope']);
    expect(await post()).toEqual([401, 'authentication-required']);
    expect(await post('stranger')).toEqual([401, 'invalid-token']);
    const read = async (token?: string): Promise<number> =>
      (await api.call('GET', `/intake/leads/${String(leadId)}`, undefined, token)).status;
    expect([await read(own), await read(unbound), await read(foreign), await read()]).toEqual([202, 202, 404, 401]);
  });
});

test('an XML caller gets problems in XML', async () => {
  const answer = await api.send('POST', '/intake/leads', {
    headers: { 'content-type': 'application/xml' },
    body: '<lead><LID>1</LID></lead>',
  });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toContain('application/problem+xml');
  expect(answer.text).toContain('<code>missing-identifier</code>');
});

test('without Postgres the answer is 503 with Retry-After, within two seconds', async () => {
  const away = await startTestApi(
    { applicationUrl: database.url },
    { pool: (await import('#db/pool')).createPool('postgres://nobody@127.0.0.1:1/none') },
  );
  const started = Date.now();
  const answer = await away.call('POST', '/intake/leads', { ...idsOf(web), ...person, FirstName: 'Away' });
  expect([answer.status, answer.json()['code'], answer.json()['retryable']]).toEqual([
    503,
    'temporarily-unavailable',
    true,
  ]);
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(Date.now() - started).toBeLessThan(2000);
  expect((await away.call('GET', '/healthz')).status).toBe(200);
  expect((await away.call('GET', '/readyz')).status).toBe(503);
  await away.stop();
});

test('a Postgres that takes connections and never answers is 503 within two seconds too', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const pool = (await import('#db/pool')).createPool(
    `postgres://nobody@127.0.0.1:${(silent.address() as AddressInfo).port}/none`,
  );
  const away = await startTestApi({ applicationUrl: database.url }, { pool });
  const started = Date.now();
  const answer = await away.call('POST', '/intake/leads', { ...idsOf(web), ...person, FirstName: 'Silent' });
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  expect(Date.now() - started).toBeLessThan(2500);
  await away.stop();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => silent.close(resolve));
  await pool.end();
});
