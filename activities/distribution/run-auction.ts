import { newId } from '#db/new-id';
import { orderAfterAuction } from '#domain/distribution/after-auction';
import type { Candidate } from '#domain/plan/plan-types';
import { loadBids } from '#db/queries/load-bids';
import { bookPings } from '../booking/plans/book-pings';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { askForBid } from './ask-for-bid';
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
    const booked = await loadBids(deps.pool, leadId, planNumber);
    const asked = candidates.filter((candidate) => candidate.ping && !booked.has(candidate.accountId));
    const pings = await withHeartbeat((signal) =>
      Promise.all(
        asked.map((candidate) => askForBid(deps, { leadId, planNumber, candidate, pingId: newId() }, signal)),
      ),
    );
    await bookPings(deps.pool, { leadId, planNumber, pings, startedAt, endedAt: deps.now() });
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
