import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, type Pool } from 'pg';
import { indexFields } from '#activities/upkeep/index-fields';
import { createLogger } from '#config/log';
import { migrate } from '#db/migrate';
import { createPool } from '#db/pool';
import { createApp, finishApp } from '#api/http/create-app';
import { createMetrics } from '#api/http/metrics';
import { EVERYTHING, NOBODY } from '#api/http/principal';
import { bindLists } from '#api/lists/bind-lists';
import { postJson } from '../load/post-json';
import { writeManyLeads } from '../market/many-leads';
import type { Measure } from '../measure';
import { quantile, rounded } from '../statistics';
import {
  leadListQuestions,
  plainFieldQuestions,
  type Question,
  searchableFieldQuestions,
  sharedFieldQuestions,
} from './lead-list-questions';

const LEADS = 1_000_000;
const BUDGET_MS = 100;
/** A filter on a field of one lead type that no index serves. */
const PLAIN_BUDGET_MS = 1_000;
const DATABASE = 'lead_list';

/** The lead list over HTTP on a book of record of its own: every indexed filter alone, the commonest and the rarest value, and some together. */
export const leadList: Measure = {
  id: 'lead-list',
  measure: `lead list at ${LEADS.toLocaleString('en')} leads, p95 ms of the slowest indexed filter, searchable fields with them`,
  budget: `≤ ${BUDGET_MS} ms; a field of one lead type without an index ≤ ${PLAIN_BUDGET_MS} ms`,
  async run(bench) {
    const { stack } = await bench.installation();
    const url = await createDatabase(stack.places.database.server);
    const one = createPool(url, 1, 'bench-lead-list');
    await writeManyLeads(one, bench.quick ? LEADS / 10 : LEADS, (line) => bench.say(line)).finally(() => one.end());
    const pool = createPool(url, 4, 'bench-lead-list');
    const { address, close } = await serveLists(pool);
    try {
      while ((await indexFields(pool, createLogger('bench', { level: 'silent' }))) === 'more')
        bench.say('lead-list: index of a searchable field made');
      const slowest = async (questions: readonly Question[], times = bench.quick ? 20 : 60): Promise<Slow[]> => {
        const all: Slow[] = [];
        for (const question of questions) all.push({ name: question.name, p95: await p95Of(address, question, times) });
        return all.sort((a, b) => b.p95 - a.p95);
      };
      const found = await slowest([...leadListQuestions(), ...searchableFieldQuestions()]);
      const plain = await slowest(plainFieldQuestions(), 30);
      const shared = await slowest(sharedFieldQuestions(), 12);
      const value = found[0]?.p95 ?? 0;
      const note = `${found.length} filters; slowest: ${told(found.slice(0, 4))}; half of them within ${rounded(found[Math.floor(found.length / 2)]?.p95 ?? 0)} ms`;
      return {
        value: rounded(value),
        floor: null,
        ratio: null,
        holds: value <= BUDGET_MS && (plain[0]?.p95 ?? 0) <= PLAIN_BUDGET_MS,
        note: `${note}; without an index: ${told(plain)}; the same field in every lead type: ${told(shared)}`,
      };
    } finally {
      await close();
      await pool.end();
      await onServer(stack.places.database.server, [`drop database ${DATABASE} with (force)`, 'checkpoint']);
    }
  },
};

const told = (slow: readonly Slow[]): string => slow.map(({ name, p95 }) => `${name} ${rounded(p95)}`).join(', ');

interface Slow {
  readonly name: string;
  readonly p95: number;
}

async function createDatabase(server: string): Promise<string> {
  await onServer(server, [`drop database if exists ${DATABASE} with (force)`, `create database ${DATABASE}`]);
  const url = new URL(server);
  url.pathname = `/${DATABASE}`;
  await migrate(url.toString());
  return url.toString();
}

async function onServer(server: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** The lists as the API serves them, for somebody who sees everything; who is asking is not what is measured. */
async function serveLists(pool: Pool): Promise<{ address: string; close: () => Promise<void> }> {
  const log = createLogger('bench', { level: 'silent' });
  const app = createApp({ trustProxy: [], log, metrics: createMetrics(async () => ({ depth: 0, ageSeconds: 0 })) });
  bindLists(
    app,
    {
      authorise: async () => ({ ...NOBODY, actor: 'system', sees: EVERYTHING }),
      once: (_asked, work) => work('bench'),
      readings: new Map(),
      record: { done: async () => undefined, refused: async () => undefined },
    },
    { pool },
  );
  finishApp(app, log);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/leads/search`, close };
}

/** The first page, and now and then the ones behind it, as somebody who scrolls asks. */
async function p95Of(address: string, { name, filter, sort }: Question, times: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const taken: number[] = [];
  let cursor: string | null = null;
  for (let index = -3; index < times; index += 1) {
    const asked = JSON.stringify({
      filter,
      ...(sort ? { sort } : {}),
      limit: 50,
      ...(cursor === null ? {} : { cursor }),
    });
    const started = performance.now();
    const { status, body } = await postJson(agent, address, asked);
    if (status !== 200) throw new Error(`The lead list answers ${status} to ${name}: ${body.slice(0, 300)}`);
    if (index >= 0) taken.push(performance.now() - started);
    cursor = index % 4 === 3 ? null : (JSON.parse(body) as { next: string | null }).next;
  }
  agent.destroy();
  return quantile(taken, 0.95);
}
