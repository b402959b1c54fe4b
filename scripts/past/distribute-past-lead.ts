import { advance, beginFollowUp, nextCommand } from '#domain/protocol/lead-protocol';
import { oneOfEachBuyer } from '#domain/protocol/one-of-each-buyer';
import { closePastLead } from './close-past-lead';
import type { PastBook } from './past-book';
import type { PastLead } from './past-lead';
import { planPastLead } from './plan-past-lead';
import { sellTo } from './sell-to';

/** Takes a lead through the product's own step machine, from its plan to its close; answers when that was. */
export async function distributePastLead(
  book: PastBook,
  lead: PastLead,
  planNumber: number,
  at: number,
  atOnce = false,
): Promise<void> {
  let state = beginFollowUp({ kind: 'plan', planNumber });
  let now = at;
  for (let command = nextCommand(state); ; command = nextCommand(state)) {
    if (command.do === 'plan') {
      const { at: planned, ...plan } = await planPastLead(
        book,
        lead,
        command.number,
        now,
        atOnce && command.number === planNumber,
      );
      now = planned;
      state = advance(state, { kind: 'planned', plan });
    } else if (command.do === 'deliver') {
      const wave = oneOfEachBuyer(command.wave);
      const results = wave.map((candidate) => sellTo(book, lead, candidate, command.number, now));
      now = Math.max(...results.map((result) => result.at));
      const closed = command.last && results[0]?.state === 'accepted';
      if (closed) closeWithSale(book, lead, wave[0]!.accountId, now);
      state = advance(state, {
        kind: 'delivered',
        results: results.map((result) => ({
          accountId: result.accountId,
          state: result.state,
          ...(closed ? { closed: true as const } : {}),
        })),
      });
    } else if (command.do === 'close') {
      now = book.after(now, 2, 8);
      closePastLead(book, lead, now);
      state = advance(state, { kind: 'closed' });
    } else return;
  }
}

/** The sale was the lead's last step and closed it in its own booking. */
function closeWithSale(book: PastBook, lead: PastLead, accountId: string, at: number): void {
  Object.assign(lead, {
    stage: 'closed',
    outcome: 'sold',
    decidedAt: lead.decidedAt ?? at,
    closedAt: at,
    updatedAt: at,
  });
  book.addSteps(lead, [
    {
      node: 'close',
      label: 'Sold',
      state: 'done',
      startedAt: at,
      endedAt: at,
      detail: { by: 'deliverLead', accountId },
    },
  ]);
}
