import type { RawFields } from '#domain/kernel/lead-fields';
import type { Seed } from '#domain/kernel/seed';
import { leadMaker } from '../demo/leads';
import { CAMPAIGN_PACES, type CampaignPace } from './campaign-paces';
import { PAST_CAST } from './cast';
import { drawArrivals, type Arrival } from './draw-arrivals';
import { type Decision, giveBack } from './give-back';
import { PastBook } from './past-book';
import type { PastLead } from './past-lead';
import type { PastMarket } from './past-market';
import { reviewPastLead } from './review-past-lead';
import { drawFault, spoilLead } from './spoil-lead';
import { takeIn } from './take-in';
import { inWorkingHours } from './working-hours';

const [HOUR, DAY] = [3_600_000, 86_400_000];
/** A repeated lead repeats one of the last so many of its campaign. */
const MEMORY = 120;

/** Days of trading of the demo market up to `now`, decided by the product's own functions: the same for the same moment and seed. */
export async function tradePast(
  market: PastMarket,
  { now, days }: { readonly now: number; readonly days: number },
  seed: Seed,
): Promise<PastBook> {
  const book = new PastBook(seed, now);
  const maker = leadMaker('past', seed, PAST_CAST);
  const sent = new Map<string, RawFields[]>();
  for (const { at, pace } of drawArrivals(CAMPAIGN_PACES, { now, days, zone: market.zone }, seed)) {
    await book.runUntil(at);
    const campaign = market.campaigns.get(pace.campaign)!;
    const raw = sendNext({ pace, at }, campaign.leadTypeKey);
    const lead = await takeIn(book, market, campaign, raw, at);
    if (lead.stage === 'qc') scheduleReview(book, market, lead, now, pace);
    else scheduleReturns(book, market, lead, now, pace);
  }
  await book.runUntil(now - 1000);
  return book;

  function sendNext({ pace }: Arrival, leadType: string): RawFields {
    const earlier = sent.get(pace.campaign) ?? [];
    const fault = drawFault(pace, seed);
    if (fault === 'repeats' && earlier.length > 0) return earlier[Math.floor(seed() * earlier.length)]!;
    const raw = spoilLead(maker.make(leadType), fault);
    sent.set(pace.campaign, [...earlier.slice(1 - MEMORY), raw]);
    return raw;
  }
}

/** Somebody looks at it within a day of work; who comes too late for that is still waiting. */
function scheduleReview(book: PastBook, market: PastMarket, lead: PastLead, now: number, pace: CampaignPace): void {
  const at = inWorkingHours(book.after(lead.receivedAt, 0.3 * HOUR, 22 * HOUR), market.zone);
  const [actor, valid] = [draw(book.seed, market.reviewers), book.seed() < 0.74];
  if (at > now - 5000) return;
  book.schedule(at, async () => {
    await reviewPastLead(book, lead, valid, actor, at);
    scheduleReturns(book, market, lead, now, pace);
  });
}

/** Some buyers ask to give a lead back some days later; it is decided another day or two after that. */
function scheduleReturns(book: PastBook, market: PastMarket, lead: PastLead, now: number, pace: CampaignPace): void {
  for (const sale of lead.deliveries) {
    if (book.seed() >= pace.returned) continue;
    const askedAt = inWorkingHours(book.after(sale.decidedAt, 4 * HOUR, 6.5 * DAY), market.zone);
    const decidedAt = inWorkingHours(book.after(askedAt, 2 * HOUR, 3 * DAY), market.zone);
    const reasonCode = draw(book.seed, [
      'disconnected-number',
      'wrong-number',
      'did-not-request',
      'disconnected-number',
      'out-of-area',
    ]);
    const decision = draw<Decision>(book.seed, ['approve', 'approve', 'approve', 'approve-to-source', 'deny']);
    const actor = draw(book.seed, market.reviewers);
    const decided = decidedAt > now - 5000 ? null : { at: decidedAt, decision };
    if (askedAt < now - 5000)
      book.schedule(askedAt, () => giveBack(book, { lead, sale, actor, reasonCode, askedAt, decided }));
  }
}

const draw = <T>(seed: Seed, items: readonly T[]): T => items[Math.floor(seed() * items.length)] as T;
