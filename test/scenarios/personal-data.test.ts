import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '#test/kit/scenario/eventually';
import { settled } from '#test/kit/scenario/lead-facts';
import { act, postLead, somebody } from '#test/kit/scenario/scenario-http';
import { ScenarioWorld } from '#test/kit/scenario/scenario-world';

const CANARY = 'Zyxwvut';
/** Every file below a folder as one text each; databases are searched as bytes. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
const holding = (files: readonly string[], words: readonly string[]): string[] =>
  files.flatMap((file) =>
    statSync(file).size > 0
      ? words.filter((word) => readFileSync(file).includes(word)).map((word) => `${path.basename(file)}: ${word}`)
      : [],
  );

describe('personal data', () => {
  let world: ScenarioWorld;
  beforeAll(async () => {
    world = await ScenarioWorld.open();
  });
  afterAll(() => world.close());

  it('never reaches Temporal or a log, on any path a lead can take', async () => {
    const person = (serial: number) =>
      somebody({
        FirstName: `${CANARY}first${serial}`,
        LastName: `${CANARY}last${serial}`,
        Email: `${CANARY}${serial}.${Date.now()}@example.com`,
      });
    await world.account('Acme', { exclusive: false });
    await world.account('Shaky', {
      exclusive: false,
      behaviour: { failFirst: { times: 1, status: 500, every: 1 } },
      retry: { attempts: 2, waitSeconds: 1 },
    });
    await world.account('Bidder', { ping: true, priceMinor: 0 });
    const queued = await world.campaign({ maxDeliveries: 2 });
    const reviewed = await world.campaign({ qualityControl: true });
    const answers = [
      await postLead(queued, person(1)),
      await postLead(await world.campaign({ processing: 'synchronous' }), person(2)),
      await postLead(queued, { ...person(3), Phone: 'not a phone number' }),
      await postLead(queued, { ...person(4), State: `${CANARY}state` }),
    ];
    const waiting = await postLead(reviewed, person(5));
    await settled(world.pool, waiting.body.leadId!, ['qc']);
    await act(waiting.body.leadId!, 'validate', { note: `${CANARY} called and confirmed` });
    for (const answer of answers) await settled(world.pool, answer.body.leadId!);
    await act(answers[1]!.body.leadId!, 'send-to', {
      accountId: '01900000-0000-7000-8000-000000000000',
      note: `${CANARY} asked for it`,
    });

    const words = [CANARY, CANARY.toLowerCase()];
    const home = process.env['TEST_STACK_HOME']!;
    const temporal = filesBelow(path.join(home, 'temporal')).filter((file) => !file.endsWith('.log'));
    const logs = filesBelow(path.join(home, 'logs'));
    expect(temporal.length).toBeGreaterThan(0);
    expect(logs.length).toBeGreaterThan(0);
    expect(holding(temporal, words)).toEqual([]);
    expect(holding(logs, words)).toEqual([]);
  });

  it('would be found there if it were: the search sees the ids of the same leads', async () => {
    await world.account('Plain');
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }));
    const temporal = filesBelow(path.join(process.env['TEST_STACK_HOME']!, 'temporal'));
    await eventually('the id is in the database', async () => holding(temporal, [body.leadId!]).length > 0);
  });

  it('is gone from every table after an erasure', async () => {
    await world.account('Buyer');
    const name = `${CANARY}erased`;
    const { body } = await postLead(await world.campaign({ processing: 'synchronous' }), somebody({ FirstName: name }));
    const tables = await world.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const holders = async (): Promise<string[]> => {
      const found: string[] = [];
      for (const { name: table } of tables.rows) {
        const { rowCount } = await world.pool.query(
          `select 1 from "${table}" t where t::text like $1 or encode(convert_to(t::text, 'UTF8'), 'escape') like $1 limit 1`,
          [`%${name}%`],
        );
        if (rowCount) found.push(table);
      }
      const { rowCount } = await world.pool.query(
        `select 1 from lead_insert_request where position($1::bytea in body) > 0`,
        [Buffer.from(name)],
      );
      return rowCount ? [...found, 'lead_insert_request.body'] : found;
    };
    expect(await holders()).toEqual(expect.arrayContaining(['lead', 'delivery_attempt', 'lead_insert_request.body']));
    expect(await act(body.leadId!, 'erase')).toMatchObject({ status: 200 });
    expect(await holders()).toEqual([]);
  });
});
