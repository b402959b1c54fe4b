import { windowStarts } from '#domain/limits/window-starts';
import { refuseReturn } from '#domain/lead/refuse-return';
import { actOnPastLead } from './act-on-past-lead';
import { closePastLead } from './close-past-lead';
import { isoAt, type PastBook } from './past-book';
import type { PastDelivery, PastLead } from './past-lead';
import { reverseCost, reverseSale } from './post-entries';

export type Decision = 'approve' | 'approve-to-source' | 'deny';
export interface GivingBack {
  readonly lead: PastLead;
  readonly sale: PastDelivery;
  readonly actor: string;
  readonly reasonCode: string;
  readonly askedAt: number;
  /** Null: nobody has decided yet. */
  readonly decided: { readonly at: number; readonly decision: Decision } | null;
}

const NOTES: Record<string, string> = {
  'disconnected-number': 'Three calls, the number is not in service.',
  'wrong-number': 'Somebody else answered.',
  'did-not-request': 'Says it was not them.',
};
const STATES = { approve: 'approved', 'approve-to-source': 'approved-to-source', deny: 'denied' } as const;
const PAST_MONTH_END_MS = 32 * 86_400_000;
const RETURNED = { code: 'returned', message: 'The buyer gave the lead back.' };

/** A buyer asks to give a lead back and an operator decides, as `request-return` and `decide-return` book it; nothing where the rules refuse it. */
export function giveBack(book: PastBook, giving: GivingBack): void {
  const { lead, sale, actor, askedAt, reasonCode, decided } = giving;
  if (sale.asked || refused(book, giving)) return;
  const id = book.id(askedAt);
  const note = NOTES[reasonCode] ?? '';
  sale.asked = true;
  const done = actOnPastLead(book, lead, {
    action: 'request-return',
    payload: { deliveryId: sale.id, reasonCode, note },
    actor,
    at: askedAt,
    followUp: { kind: 'none' },
  });
  closePastLead(book, lead, book.after(done, 2, 10));
  const row = {
    id,
    delivery_id: sale.id,
    reason_code: reasonCode,
    note,
    requested_by: actor,
    requested_at: isoAt(done),
    created_at: isoAt(done),
  };
  if (!decided) book.add('lead_return', { ...row, state: 'requested', decided_by: null, decided_at: null });
  else
    book.schedule(decided.at, () => {
      const at = decide(book, giving, id, decided);
      book.add('lead_return', { ...row, state: STATES[decided.decision], decided_by: actor, decided_at: isoAt(at) });
    });
}

function decide(
  book: PastBook,
  { lead, sale, actor }: GivingBack,
  returnId: string,
  { at, decision }: NonNullable<GivingBack['decided']>,
): number {
  const done = actOnPastLead(book, lead, {
    action: 'decide-return',
    payload: { returnId, decision },
    actor,
    at,
    followUp: { kind: 'none' },
  });
  if (decision === 'deny') sale.asked = false;
  else withdraw(book, lead, sale, done);
  if (decision === 'approve-to-source') reverseCost(book, lead, done);
  closePastLead(book, lead, book.after(done, 2, 10));
  return done;
}

/** The sale is taken back: money reversed, the lead's place free, and the windows that still run. */
function withdraw(book: PastBook, lead: PastLead, sale: PastDelivery, at: number): void {
  const { accountId } = sale.candidate;
  const current = windowStarts(at, lead.campaign.routing.accounts.get(accountId)!.zone);
  const given = sale.windows.filter((held) => current[held.window] === Date.parse(held.start));
  book.windows.free('account', accountId, given);
  book.windows.noteReturn(accountId, sale.decidedAt);
  Object.assign(sale, {
    state: 'returned',
    reason: RETURNED,
    windows: sale.windows.filter((held) => !given.includes(held)),
  });
  lead.slotsTaken -= 1;
  if (lead.exclusiveHolder === sale.id) lead.exclusiveHolder = null;
  reverseSale(book, lead, sale, at);
}

function refused(book: PastBook, { lead, sale, askedAt, reasonCode }: GivingBack): boolean {
  const { context, routing } = lead.campaign;
  const { accountId } = sale.candidate;
  const { zone, maxReturnPercent } = routing.accounts.get(accountId)!;
  const from = windowStarts(sale.decidedAt, zone).month;
  const to = windowStarts(from + PAST_MONTH_END_MS, zone).month;
  const bought =
    maxReturnPercent === null
      ? []
      : book.salesOf(accountId).filter((other) => other.decidedAt >= from && other.decidedAt < to);
  return (
    refuseReturn({
      state: sale.state,
      decidedAt: sale.decidedAt,
      alreadyReturned: sale.asked,
      reasonCode,
      validReasons: context.document.returnReasons.map(({ code }) => code),
      windowDays: context.settings.returnWindowDays,
      maxReturnPercent,
      bought: bought.length,
      returned: bought.filter((other) => other.asked || other.state === 'returned').length,
      now: askedAt,
      byOperator: false,
    }) !== null
  );
}
