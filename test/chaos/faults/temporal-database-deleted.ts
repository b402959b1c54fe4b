import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Fault, Scene } from './fault';

const GATHER_MS = 20_000;
const AWAY_MS = 2_000;
const POLL_MS = 100;

/** Leads that Temporal alone was holding a timer, a retry or a wait for. */
interface Waiting {
  readonly qc: number;
  readonly retrying: number;
  readonly delayed: number;
}
const WAITING = `select count(*) filter (where l.stage = 'qc')::int as qc,
    count(*) filter (where exists (select 1 from delivery d where d.lead_id = l.id and d.state = 'retrying'))::int as retrying,
    count(*) filter (where l.stage = 'distributing' and l.plan_count > 0
      and not exists (select 1 from delivery d where d.lead_id = l.id))::int as delayed
  from lead l where l.campaign_id = any($1)`;

const ROOMY = `select l.id, exists (select 1 from delivery d where d.lead_id = l.id and d.origin = 'send-to' and d.state = 'retrying') as sent
  from lead l where l.campaign_id = any($1) and l.stage = 'distributing' and l.max_deliveries > l.slots_taken
    and exists (select 1 from delivery d where d.lead_id = l.id and d.origin = 'automation' and d.state = 'retrying')`;
const MOST_BY_HAND = 3;

/** Temporal forgets everything while leads wait in quality control, between two tries and for a delayed buyer; more come meanwhile. */
export const temporalDatabaseDeleted: Fault = {
  name: 'temporal-database-deleted',
  what: 'Temporal stopped, its database deleted',
  async run(scene) {
    const { stack, load, leads, shift, say } = scene;
    shift.pause();
    await load.reached(Math.ceil(leads / 2));
    const byHand = await sendSomeByHand(scene);
    const waiting = await gather(scene);
    const { qc, retrying, delayed } = waiting;
    say(
      `deleting Temporal's database; waiting leads: ${qc} in quality control, ${retrying} retrying, ${delayed} delayed, ${byHand} also sent by hand`,
    );
    await stack.halt('temporal', { force: true });
    const file = stack.places.temporalDatabase!;
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    await sleep(AWAY_MS);
    await stack.restart('temporal');
    shift.goOn();
    return 1;
  },
};

/**
 * Leads that automation is still retrying get a second plan of an operator's, so that Temporal is lost with deliveries of two plans in
 * hand. Answers how many.
 */
async function sendSomeByHand({ pool, campaignIds, shift, load }: Scene): Promise<number> {
  const deadline = Date.now() + GATHER_MS;
  const asked = new Set<string>();
  for (;;) {
    const { rows } = await pool.query<{ id: string; sent: boolean }>(ROOMY, [campaignIds]);
    const sent = rows.filter((row) => row.sent).length;
    if (sent > 0 || (load.allSent && rows.length === 0) || Date.now() > deadline) return sent;
    for (const { id } of rows.filter((row) => !asked.has(row.id)).slice(0, MOST_BY_HAND)) {
      asked.add(id);
      shift.sendByHand(id);
    }
    await sleep(POLL_MS);
  }
}

/** Waits until one lead of each kind waits. */
async function gather({ pool, campaignIds }: Scene): Promise<Waiting> {
  const deadline = Date.now() + GATHER_MS;
  for (;;) {
    const waiting = await countWaiting(pool, campaignIds);
    if (waiting.qc > 0 && waiting.retrying > 0 && waiting.delayed > 0) return waiting;
    if (Date.now() > deadline) throw new Error(`Not every kind of waiting lead came about: ${JSON.stringify(waiting)}`);
    await sleep(POLL_MS);
  }
}

async function countWaiting(pool: Pool, campaignIds: readonly string[]): Promise<Waiting> {
  const { rows } = await pool.query<Waiting>(WAITING, [campaignIds]);
  return rows[0]!;
}
