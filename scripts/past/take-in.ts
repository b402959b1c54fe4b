import { computeCriteria } from '#threads/compute-criteria';
import { forLeads } from '#threads/lane';
import { readLeadIn } from '#threads/read-lead';
import { windowsToHold } from '#domain/limits/windows-to-hold';
import { examineLead } from '#domain/intake/examine-lead';
import { intakeSteps } from '#activities/intake/intake-steps';
import { isLimited } from '#activities/booking/caps/take-limit';
import { limitReached } from '#domain/limits/limit-reached';
import type { Reason } from '#domain/kernel/reason';
import { decideIntake } from '#domain/intake/decide-intake';
import type { RawFields } from '#domain/kernel/lead-fields';
import { distributePastLead } from './distribute-past-lead';
import { insertRequest } from './insert-request';
import type { PastBook } from './past-book';
import type { PastLead } from './past-lead';
import type { PastCampaign, PastMarket } from './past-market';
import { postCost } from './post-entries';

const DAY_MS = 86_400_000;

/** A lead arrives: examined, decided upon and, where nothing speaks against it, distributed, as `openLead` and what follows it do. */
export async function takeIn(
  book: PastBook,
  { secrets }: PastMarket,
  campaign: PastCampaign,
  raw: RawFields,
  receivedAt: number,
): Promise<PastLead> {
  const { context } = campaign;
  const id = book.id(receivedAt);
  const startedAt = book.after(receivedAt, 12, 90);
  const examined = await examineLead(
    context,
    { leadId: id, leadTypeId: campaign.leadTypeId, receivedAt, test: false, raw, verification: null, judgements: null },
    { keyOf: (text) => secrets.mac(text), readLead: readLeadIn(forLeads), compute: computeCriteria(forLeads) },
  );
  const findings = examined.conclude(examined.askFor ? earlierLead(book, campaign, examined.askFor, receivedAt) : null);
  const reasons = [...findings.reasons, ...takeLimit(book, campaign, findings.reasons, startedAt)];
  const decision = decideIntake(context.settings, {
    reasons,
    gradeAction: findings.grade?.action ?? null,
    review: findings.review,
  });
  const decidedAt = book.after(startedAt, 4, 25);
  const open = decision.stage === 'distributing';
  const lead: PastLead = {
    id,
    campaign,
    receivedAt,
    findings,
    reasons,
    steps: [],
    deliveries: [],
    qualified: [],
    stage: decision.stage,
    outcome: decision.outcome,
    qc: decision.stage === 'qc' ? { state: 'waiting', since: new Date(decidedAt).toISOString() } : null,
    planCount: 0,
    slotsTaken: 0,
    exclusiveHolder: null,
    revenue: 0,
    cost: 0,
    sourceCredited: false,
    decidedAt: open ? null : decidedAt,
    closedAt: decision.stage === 'closed' ? decidedAt : null,
    updatedAt: decidedAt,
  };
  book.addLead(lead);
  book.add('lead_insert_request', insertRequest(lead, raw, book.now));
  book.addSteps(lead, intakeSteps(decision, findings, reasons, startedAt, decidedAt));
  if (decision.owed) postCost(book, lead, decidedAt);
  if (open) await distributePastLead(book, lead, 1, decidedAt, true);
  return lead;
}

/** The newest lead this one repeats, as `findDuplicate` looks for it. */
function earlierLead(
  book: PastBook,
  { context, leadTypeId }: PastCampaign,
  key: Buffer,
  receivedAt: number,
): string | null {
  const { days, includeRejected } = context.settings.duplicates;
  const found = book
    .leadsOf(key)
    .findLast(
      (lead) =>
        lead.receivedAt >= receivedAt - days * DAY_MS &&
        lead.campaign.leadTypeId === leadTypeId &&
        (includeRejected || lead.outcome !== 'rejected'),
    );
  return found?.id ?? null;
}

function takeLimit(
  book: PastBook,
  { context }: PastCampaign,
  reasons: readonly Reason[],
  now: number,
): readonly Reason[] {
  if (reasons.length > 0 || !isLimited(context)) return [];
  const windows = windowsToHold(now, context.zone, context.limits, false);
  const full = book.windows.full('campaign', context.campaignId, windows);
  if (full) return [limitReached(context.limits, full.window)];
  book.windows.take('campaign', context.campaignId, windows);
  return [];
}
