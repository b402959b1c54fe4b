import type { Pool } from 'pg';
import { addSteps } from '#db/leads/add-steps';
import { inTransaction, type Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import type { Json } from '#domain/kernel/json';
import type { PingState } from '#domain/words/delivery';

/** One buyer's answer to a ping. `bid` in minor units; null when there is none that counts. `endedAt` in epoch milliseconds. */
export interface PingAnswer {
  readonly pingId: string;
  readonly state: PingState;
  readonly bid: number | null;
  readonly reference: string | null;
  readonly request: Json;
  readonly response: Json;
  readonly reading: Json;
  readonly endedAt: number;
}

/** Who is asked in a round; `startedAt` in epoch milliseconds. */
export interface AskedRound {
  readonly leadId: string;
  readonly planNumber: number;
  readonly asks: readonly {
    readonly pingId: string;
    readonly methodId: string;
    readonly candidate: { readonly accountId: string };
  }[];
  readonly startedAt: number;
}

const ASKED = {
  name: 'book-asked',
  text: `insert into ping (id, lead_id, plan_number, account_id, method_id, state, started_at)
   select p.id, $1, $2, p.account_id, p.method_id, 'timed-out', $4
     from jsonb_to_recordset($3::jsonb) as p(id uuid, account_id uuid, method_id uuid)
   on conflict (lead_id, plan_number, account_id) do nothing
   returning id`,
};

/**
 * Books who is asked, before anybody is: without an answer for now, which is what stays of one that never came. Answers the pings that
 * are the caller's to send; another run of the step may have been faster with some.
 */
export async function bookAsked(sql: Queryable, round: AskedRound): Promise<ReadonlySet<string>> {
  if (round.asks.length === 0) return new Set();
  const asked = round.asks.map(({ pingId, methodId, candidate }) => ({
    id: pingId,
    account_id: candidate.accountId,
    method_id: methodId,
  }));
  const values = [round.leadId, round.planNumber, JSON.stringify(asked), new Date(round.startedAt).toISOString()];
  const rows = await readRows<{ id: string }>(sql, { ...ASKED, values });
  return new Set(rows.map(({ id }) => id));
}

const ANSWERED = {
  name: 'book-ping',
  text: `update ping set state = $2, bid_minor = $3, reference = $4, request = $5, response = $6, reading = $7, ended_at = $8
   where id = $1 and ended_at is null`,
};

/** Books what one buyer answered, once. */
export async function bookPing(sql: Queryable, answer: PingAnswer): Promise<void> {
  const { pingId, state, bid, reference, request, response, reading, endedAt } = answer;
  const documents = [request, response, reading].map((document) => JSON.stringify(document));
  await sql.query({
    ...ANSWERED,
    values: [pingId, state, bid, reference, ...documents, new Date(endedAt).toISOString()],
  });
}

const SUM = {
  name: 'sum-of-auction',
  text: `select count(*)::int as asked, count(bid_minor)::int as bids, coalesce(max(bid_minor), 0)::int as best,
         exists (select 1 from lead_step where lead_id = $1 and node = 'auction' and (detail->>'planNumber')::int = $2) as told
    from ping where lead_id = $1 and plan_number = $2`,
};

/** One line on the timeline for the auction of a round, from what is booked of it; none where nobody was asked. */
export async function bookAuction(
  pool: Pool,
  auction: {
    readonly leadId: string;
    readonly planNumber: number;
    readonly startedAt: number;
    readonly endedAt: number;
  },
): Promise<void> {
  const { leadId, planNumber, startedAt, endedAt } = auction;
  await inTransaction(pool, async (client) => {
    const sum = await readRow<{ asked: number; bids: number; best: number; told: boolean }>(client, {
      ...SUM,
      values: [leadId, planNumber],
    });
    if (!sum || sum.asked === 0 || sum.told) return;
    const detail = { asked: sum.asked, bids: sum.bids, bestMinor: sum.best, planNumber };
    await addSteps(client, leadId, [
      { node: 'auction', label: 'Ping auction', state: 'done', startedAt, endedAt, detail },
    ]);
  });
}
