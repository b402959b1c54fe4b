import { newId } from '#db/new-id';
import { orderAfterAuction } from '#domain/distribution/after-auction';
import type { Candidate } from '#domain/distribution/plan-types';
import { inTransaction } from '#db/pool';
import { addSteps } from '#db/leads/add-steps';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { askForBid, type BookedPing } from './ask-for-bid';
import { loadDistributionSubject } from '#db/queries/load-distribution-subject';

export interface RunAuctionInput {
  readonly leadId: string;
  readonly planNumber: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Asks every ping/post candidate for a bid at the same time, each within its own limit, and returns all candidates best bid first.
 * Bids are booked before they count; a second run asks nobody twice, because a late bid is worthless and a second ping is a nuisance.
 */
export const runAuction =
  (deps: ActivityDeps) =>
  async ({ leadId, planNumber, candidates }: RunAuctionInput): Promise<Candidate[]> => {
    deps.inHand.leave(leadId);
    const startedAt = deps.now();
    const booked = await loadPings(deps, leadId, planNumber);
    const asked = candidates.filter((candidate) => candidate.ping && !booked.has(candidate.accountId));
    const pings = await withHeartbeat((signal) =>
      Promise.all(
        asked.map((candidate) => askForBid(deps, { leadId, planNumber, candidate, pingId: newId() }, signal)),
      ),
    );
    await bookPings(deps, leadId, planNumber, pings, startedAt);
    const bids = new Map(booked);
    for (const ping of pings) if (ping.bid !== null) bids.set(ping.accountId, ping.bid);
    const subject = await loadDistributionSubject(deps.pool, leadId, planNumber);
    const [{ settings }, routing] = await Promise.all([
      deps.campaigns.get(subject.campaignId),
      deps.routings.get(subject.leadTypeId),
    ]);
    const strategy = settings.automation === 'system' ? routing.automation : settings.automation;
    const options = {
      priceOptimization: routing.priceOptimization,
      slots: Math.max(1, subject.maxDeliveries - subject.slotsTaken),
    };
    return orderAfterAuction(candidates, known(bids), strategy, options);
  };

const known = (bids: ReadonlyMap<string, number | null>): Map<string, number> =>
  new Map([...bids].filter((entry): entry is [string, number] => entry[1] !== null));

async function loadPings(deps: ActivityDeps, leadId: string, planNumber: number): Promise<Map<string, number | null>> {
  const { rows } = await deps.pool.query<{ account_id: string; bid_minor: number | null }>({
    name: 'load-bids',
    text: 'select account_id, bid_minor from ping where lead_id = $1 and plan_number = $2',
    values: [leadId, planNumber],
  });
  return new Map(rows.map((row) => [row.account_id, row.bid_minor]));
}

async function bookPings(
  deps: ActivityDeps,
  leadId: string,
  planNumber: number,
  pings: readonly BookedPing[],
  startedAt: number,
): Promise<void> {
  if (pings.length === 0) return;
  const endedAt = deps.now();
  const bids = pings.filter((ping) => ping.bid !== null);
  await inTransaction(deps.pool, async (client) => {
    await client.query({
      name: 'book-pings',
      text: `insert into ping (id, lead_id, plan_number, account_id, method_id, state, bid_minor, reference, request, response, reading, started_at, ended_at)
             select p.id, $1, $2, p.account_id, p.method_id, p.state, p.bid, p.reference, p.request, p.response, p.reading, p.started_at, p.ended_at
             from jsonb_to_recordset($3::jsonb) as p(id uuid, account_id uuid, method_id uuid, state text, bid bigint, reference text,
                  request jsonb, response jsonb, reading jsonb, started_at timestamptz, ended_at timestamptz)
             on conflict (lead_id, plan_number, account_id) do nothing`,
      values: [leadId, planNumber, JSON.stringify(pings.map(toRow))],
    });
    const best = Math.max(0, ...bids.map((ping) => ping.bid!));
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
