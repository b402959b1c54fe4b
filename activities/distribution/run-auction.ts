import { orderAfterAuction } from '#domain/distribution/after-auction';
import type { Candidate } from '#domain/plan/plan-types';
import { loadBids } from '#db/queries/load-bids';
import { bookAsked, bookAuction, bookPing } from '../booking/plans/book-pings';
import type { ActivityDeps } from '../kit/deps';
import { withHeartbeat } from '../kit/with-heartbeat';
import { askForBid, prepareAsk } from './ask-for-bid';
import { loadDistributionSubject } from '#db/queries/load-distribution-subject';

export interface RunAuctionInput {
  readonly leadId: string;
  readonly planNumber: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Asks every ping/post candidate for a bid at the same time, each within its own limit, and returns all candidates best bid first.
 * Who is asked is booked before anybody is, each answer as it comes: a second run of the step asks nobody twice, because a late bid is
 * worthless and a second ping is a nuisance, and loses no bid that came.
 */
export const runAuction =
  (deps: ActivityDeps) =>
  async ({ leadId, planNumber, candidates }: RunAuctionInput): Promise<Candidate[]> => {
    deps.inHand.leave(leadId);
    const startedAt = deps.now();
    const known = await loadBids(deps.pool, leadId, planNumber);
    const toAsk = candidates.filter((candidate) => candidate.ping && !known.has(candidate.accountId));
    await withHeartbeat(async (signal) => {
      const of = { leadId, planNumber, signal };
      const asks = await Promise.all(toAsk.map((candidate) => prepareAsk(deps, of, candidate)));
      const mine = await bookAsked(deps.pool, { leadId, planNumber, asks, startedAt });
      const sent = asks.filter(({ pingId }) => mine.has(pingId));
      await Promise.all(sent.map(async (ask) => bookPing(deps.pool, await askForBid(deps, ask, signal))));
    });
    await bookAuction(deps.pool, { leadId, planNumber, startedAt, endedAt: deps.now() });
    const bids = await loadBids(deps.pool, leadId, planNumber);
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
    return orderAfterAuction(candidates, counting(bids), strategy, options);
  };

const counting = (bids: ReadonlyMap<string, number | null>): Map<string, number> =>
  new Map([...bids].filter((entry): entry is [string, number] => entry[1] !== null));
