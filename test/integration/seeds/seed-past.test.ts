import { checkBooks } from '#activities/upkeep/ledger/check-books';
import { makeFirstSignIn } from '#db/seeds/first-administrator';
import { seedDemoMarket } from '#db/seeds/seed-demo-market';
import { loadLead } from '#db/queries/load-lead';
import { unfinishedLeads } from '#db/queries/unfinished-leads';
import { findPast, seedPast, type Past } from '#scripts/past/seed-past';
import { startTestApi, type TestApi } from '#test/kit/api-client';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';
import { moneyDifferences } from '#test/kit/scenario/compare-money';
import { api as ask } from '#test/kit/scenario/scenario-http';
import { drawProcess } from '#temporal/read-process';

const KEY = 'ab'.repeat(32);
const NOW = Date.now();
const ENV = ['TEST_API_URL', 'TEST_ADMIN_CLIENT_ID', 'TEST_ADMIN_CLIENT_SECRET'] as const;
const kept = ENV.map((name) => [name, process.env[name]] as const);
let database: TestDatabase;
let api: TestApi;
let past: Past | null;
const said: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemoMarket(database.url, KEY);
  const { credential } = await makeFirstSignIn(database.url, { demo: true });
  past = await seedPast(database.url, KEY, NOW, (line) => said.push(line));
  const { pool } = database;
  api = await startTestApi(database, {
    processReader: {
      read: async (leadId) => {
        const lead = await loadLead(pool, leadId);
        return lead && drawProcess(pool, lead, []);
      },
    },
  });
  [process.env['TEST_API_URL'], process.env['TEST_ADMIN_CLIENT_ID'], process.env['TEST_ADMIN_CLIENT_SECRET']] = [
    api.url,
    credential?.clientId,
    credential?.clientSecret,
  ];
}, 120_000);
afterAll(async () => {
  for (const [name, value] of kept)
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  await api.stop();
  await database.drop();
});

const rows = async <T extends object>(text: string, values: unknown[] = [], from = database): Promise<T[]> =>
  (await from.pool.query<T>(text, values)).rows;
const count = async (of: string, from = database): Promise<number> =>
  Number((await rows<{ n: number }>(`select count(*) n from ${of}`, [], from))[0]?.n);

describe('the past of the demo market', () => {
  it('is sixty days of a living business, told in two lines', async () => {
    expect(said).toEqual([
      expect.stringMatching(/^writing 60 days of made-up trading/),
      `${await count('lead')} leads of the past are written`,
    ]);
    expect(await count('lead')).toBeGreaterThan(2500);
    expect(NOW - Date.parse(past!.since)).toBeGreaterThan(58 * 86_400_000);
    expect(past!.until).toBe(new Date(NOW).toISOString());
    expect(await findPast(database.url)).toEqual(past);
    expect(await count(`lead where received_at > '${past!.until}' or updated_at > '${past!.until}'`)).toBe(0);
    expect(await count(`lead_insert_request where headers->>'user-agent' <> 'leadrail-demo-past'`)).toBe(0);
  });

  it('leaves the books in order: money, places, limits and returns', async () => {
    expect(await checkBooks(database.pool)).toEqual([]);
    expect(await count(`delivery where state = 'returned'`)).toBeGreaterThan(20);
    expect(await count('ledger_entry')).toBeGreaterThan(5000);
  });

  it('shows the same money everywhere', async () => {
    for (const { id } of await rows<{ id: string }>('select id from source'))
      expect(await moneyDifferences(database.pool, id, 61)).toEqual([]);
  }, 60_000);

  it('leaves nothing for a worker to take up but leads that wait for a reviewer', async () => {
    expect(await count('lead_dispatch')).toBe(0);
    expect(await count(`lead_action where state = 'pending'`)).toBe(0);
    expect(await count(`delivery where state not in ('accepted', 'returned')`)).toBe(0);
    expect(await unfinishedLeads(database.pool, NOW + 1000, 100, { stages: ['received', 'distributing'] })).toEqual([]);
    const waiting = await rows<{ id: string }>(`select id from lead where stage = 'qc' order by id`);
    expect((await unfinishedLeads(database.pool, NOW + 1000, 100)).map(({ id }) => id)).toEqual(
      waiting.map(({ id }) => id),
    );
    expect(await count(`lead where stage = 'qc' and qc->>'state' = 'waiting'`)).toBe(waiting.length);
  });

  it('has leads of every kind that open without an error, with diagram, history and the reason of every account', async () => {
    const kinds = await rows<{ id: string; kind: string }>(`
      select distinct on (kind) id, kind from (
        select lead.id, concat_ws(' ', lead.lead_type_id, lead.outcome, lead.qc->>'state', (select string_agg(r.state, ',' order by r.state) from lead_return r join delivery d on d.id = r.delivery_id where d.lead_id = lead.id)) as kind from lead
      ) all_leads order by kind, id`);
    expect(kinds.length).toBeGreaterThan(12);
    for (const { id, kind } of kinds) {
      for (const part of ['', '/process', '/eligible-accounts', '/history', '/schema', '/notes', '/files']) {
        const answer = await ask('GET', `/api/v1/leads/${id}${part}`);
        expect(`${kind}${part} ${answer.status}`).toBe(`${kind}${part} 200`);
      }
    }
  }, 60_000);

  it('is written once, whoever asks again', async () => {
    const before = await count('lead');
    expect(await seedPast(database.url, KEY, NOW + 86_400_000)).toEqual(past);
    expect(await count('lead')).toBe(before);
  });
});

describe('an installation with something of its own', () => {
  it.each([
    [
      'a change of the configuration',
      `insert into config_version (id, entity, entity_id, version, actor, after) values (nextval('config_version_id_seq'), 'buyer', gen_random_uuid(), 2, 'user:somebody', '{}')`,
    ],
    ['no demo market', 'update installation set seeded_at = null'],
  ])(
    'gets no past: %s',
    async (_what, change) => {
      const other = await createTestDatabase();
      try {
        await seedDemoMarket(other.url, KEY);
        await other.pool.query(change);
        expect(await seedPast(other.url, KEY, NOW)).toBeNull();
        expect(await count('lead', other)).toBe(0);
      } finally {
        await other.drop();
      }
    },
    60_000,
  );

  it('begins empty where that is asked for, for good', async () => {
    const other = await createTestDatabase();
    try {
      expect(await seedDemoMarket(other.url, KEY, { empty: true })).toMatchObject({ seeded: true, receivers: [] });
      expect(await seedDemoMarket(other.url, KEY)).toMatchObject({ seeded: false, receivers: [] });
      expect(await seedPast(other.url, KEY, NOW)).toBeNull();
      expect([
        await count('lead_type', other),
        await count('source', other),
        await count('buyer', other),
        await count('lead', other),
      ]).toEqual([0, 0, 0, 0]);
    } finally {
      await other.drop();
    }
  }, 60_000);

  it('is left with nothing by a writing that was cut off, and gets all of it from the next', async () => {
    const other = await createTestDatabase();
    try {
      await seedDemoMarket(other.url, KEY);
      await other.pool.query(
        `create function fail() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$; create trigger fail before insert on lead_step execute function fail()`,
      );
      await expect(seedPast(other.url, KEY, NOW)).rejects.toThrow('cut off');
      expect([await count('lead', other), await count('delivery', other), await count('ledger_entry', other)]).toEqual([
        0, 0, 0,
      ]);
      await other.pool.query('drop trigger fail on lead_step');
      expect(await seedPast(other.url, KEY, NOW)).not.toBeNull();
      expect(await count('lead', other)).toBeGreaterThan(2500);
    } finally {
      await other.drop();
    }
  }, 120_000);
});
