import { checkBooks } from '#activities/ledger/check-books';
import { initOrm } from '#db/orm';
import { seedDemoMarket } from '#db/seeds/seed-demo-market';
import { unfinishedLeads } from '#db/queries/unfinished-leads';
import { findPast, seedPast } from '#scripts/past/seed-past';
import { createTestDatabase, type TestDatabase } from '#test/kit/database';

const KEY = '5a'.repeat(32);
const NOW = Date.now();
let database: TestDatabase;
let tookMs = 0;
let past: Awaited<ReturnType<typeof seedPast>>;
const said: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemoMarket(database.url, KEY);
  const startedAt = Date.now();
  past = await seedPast(database.url, KEY, NOW, (line) => said.push(line));
  tookMs = Date.now() - startedAt;
}, 120_000);
afterAll(() => database.drop());

const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await database.pool.query<T>(text, values)).rows;
const count = async (from: string): Promise<number> => Number((await rows<{ n: number }>(`select count(*) n from ${from}`))[0]?.n);

describe('the past of the demo market', () => {
  it('is sixty days of a living business, told in two lines', async () => {
    process.stderr.write(`${JSON.stringify({ tookMs, said, outcomes: await rows(`select c.name, l.outcome, count(*), sum(l.cost_minor) cost, sum(l.revenue_minor) revenue from lead l join campaign c on c.id = l.campaign_id group by 1, 2 order by 1, 2`),
      reasons: await rows(`select r->>'code' code, count(*) from lead l, jsonb_array_elements(l.reasons) r group by 1`), grades: await rows('select grade, count(*) from lead group by 1'),
      returns: await rows('select state, count(*) from lead_return group by 1'), took: await rows(`select percentile_cont(array[0.5,0.99]) within group (order by extract(epoch from decided_at-received_at)*1000) from lead where qc is null`) }, null, 1)}\n`);
    expect(await count('lead')).toBeGreaterThan(2500);
  });
  it('leaves the books in order', async () => {
    expect(await checkBooks(database.pool)).toEqual([]);
  });
});
void [initOrm, unfinishedLeads, findPast, past];
