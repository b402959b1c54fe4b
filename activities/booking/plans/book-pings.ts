import type { Pool } from 'pg';
import { addSteps } from '#db/leads/add-steps';
import { inTransaction } from '#db/pool';
import type { Json } from '#domain/kernel/json';
import type { PingState } from '#domain/words/delivery';

/** One buyer's answer to a ping, ready to be booked. `bid` in minor units; null when there is none that counts. */
export interface BookedPing {
  readonly pingId: string;
  readonly accountId: string;
  readonly methodId: string;
  readonly state: PingState;
  readonly bid: number | null;
  readonly reference: string | null;
  readonly request: Json;
  readonly response: Json;
  readonly reading: Json;
  readonly startedAt: number;
  readonly endedAt: number;
}

/** The answers of one round; times are epoch milliseconds. */
export interface PingRound {
  readonly leadId: string;
  readonly planNumber: number;
  readonly pings: readonly BookedPing[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Books who was asked and what they answered, each once, with one line on the timeline. */
export async function bookPings(pool: Pool, round: PingRound): Promise<void> {
  const { leadId, planNumber, pings, startedAt, endedAt } = round;
  if (pings.length === 0) return;
  const bids = pings.filter((ping) => ping.bid !== null);
  const best = Math.max(0, ...bids.map((ping) => ping.bid!));
  await inTransaction(pool, async (client) => {
    await client.query({
      name: 'book-pings',
      text: `insert into ping (id, lead_id, plan_number, account_id, method_id, state, bid_minor, reference, request, response, reading, started_at, ended_at)
             select p.id, $1, $2, p.account_id, p.method_id, p.state, p.bid, p.reference, p.request, p.response, p.reading, p.started_at, p.ended_at
             from jsonb_to_recordset($3::jsonb) as p(id uuid, account_id uuid, method_id uuid, state text, bid bigint, reference text,
                  request jsonb, response jsonb, reading jsonb, started_at timestamptz, ended_at timestamptz)
             on conflict (lead_id, plan_number, account_id) do nothing`,
      values: [leadId, planNumber, JSON.stringify(pings.map(toRow))],
    });
    await addSteps(client, leadId, [
      {
        node: 'auction',
        label: 'Ping auction',
        state: 'done',
        startedAt,
        endedAt,
        detail: { asked: pings.length, bids: bids.length, bestMinor: best, planNumber },
      },
    ]);
  });
}

const toRow = (ping: BookedPing) => ({
  id: ping.pingId,
  account_id: ping.accountId,
  method_id: ping.methodId,
  state: ping.state,
  bid: ping.bid,
  reference: ping.reference,
  request: ping.request,
  response: ping.response,
  reading: ping.reading,
  started_at: new Date(ping.startedAt).toISOString(),
  ended_at: new Date(ping.endedAt).toISOString(),
});
