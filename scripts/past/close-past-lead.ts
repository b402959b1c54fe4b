import { OUTCOME_LABELS } from '#activities/booking/close-lead';
import type { PastBook } from './past-book';
import type { PastLead } from './past-lead';

/** What became of a lead, from its sales alone, and a line on its timeline: as `closeLead` does after distribution and after every action. */
export function closePastLead(book: PastBook, lead: PastLead, at: number): void {
  const sold = lead.deliveries.some(({ state }) => state === 'accepted');
  if (sold) lead.outcome = 'sold';
  else if (lead.deliveries.length > 0 || (lead.outcome !== 'rejected' && lead.outcome !== 'invalid'))
    lead.outcome = 'unsold';
  lead.stage = 'closed';
  lead.decidedAt ??= at;
  lead.closedAt = at;
  lead.updatedAt = at;
  book.addSteps(lead, [
    { node: 'close', label: OUTCOME_LABELS[lead.outcome ?? 'unsold'], state: 'done', startedAt: at, endedAt: at },
  ]);
}
