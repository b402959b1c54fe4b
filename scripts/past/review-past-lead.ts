import { actOnPastLead } from './act-on-past-lead';
import { closePastLead } from './close-past-lead';
import { distributePastLead } from './distribute-past-lead';
import type { PastBook } from './past-book';
import type { PastLead } from './past-lead';
import { postCost } from './post-entries';

/** A reviewer's verdict on a lead in quality control, as `validate` and `invalidate` book it. */
export async function reviewPastLead(
  book: PastBook,
  lead: PastLead,
  valid: boolean,
  actor: string,
  at: number,
): Promise<void> {
  const id = book.id(at);
  const planNumber = lead.planCount + 1;
  const decidedAt = actOnPastLead(
    book,
    lead,
    {
      action: valid ? 'validate' : 'invalidate',
      payload: {},
      actor,
      at,
      followUp: valid ? { kind: 'plan', planNumber } : { kind: 'stop' },
    },
    id,
  );
  lead.qc = {
    ...lead.qc,
    state: valid ? 'validated' : 'invalidated',
    by: actor,
    at: new Date(decidedAt).toISOString(),
    actionId: id,
  };
  const waiting = lead.steps.find(({ node, endedAt }) => node === 'qc' && endedAt === null);
  if (waiting) Object.assign(waiting, { state: valid ? 'done' : 'refused', endedAt: decidedAt });
  if (!valid) {
    lead.outcome = 'invalid';
    return closePastLead(book, lead, book.after(decidedAt, 2, 10));
  }
  Object.assign(lead, { stage: 'distributing', outcome: null });
  postCost(book, lead, decidedAt);
  await distributePastLead(book, lead, planNumber, book.after(decidedAt, 5, 20));
}
