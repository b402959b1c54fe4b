import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { formatMinor } from '#domain/kernel/money';
import type { Reason } from '#domain/kernel/reason';
import type { IntakeOutcome } from '#api/contract/intake';
import type { DeliveryState } from '#domain/words/delivery';
import type { LeadOutcome } from '#domain/words/lead';

export interface LeadAnswer {
  readonly status: 200 | 202;
  readonly body: IntakeOutcome;
}

interface Row {
  readonly outcome: LeadOutcome | null;
  readonly erased: boolean;
  readonly reasons: readonly Reason[];
  /** What the source is owed for it now, or would be for a real lead in place of a test: nothing before it is accepted, while a reviewer has it, and after it went back. */
  readonly owedMinor: number;
  readonly currency: string;
  readonly redirectUrl: string | null;
  readonly deliveries:
    | readonly {
        deliveryId: string;
        buyer: string;
        state: DeliveryState;
        reference: string | null;
        redirectUrl: string | null;
      }[]
    | null;
}

const READ = `
  select l.outcome, l.erased_at is not null as erased, l.reasons, case when l.test and l.outcome in ('tested', 'unsold', 'unresolved', 'held') then l.price_minor else l.cost_minor end as owed_minor, l.currency, l.redirect_url,
    case when $2 then (
      select coalesce(json_agg(json_build_object('deliveryId', d.id, 'buyer', b.company, 'state', d.state, 'reference', d.reference,
        'redirectUrl', d.redirect_url) order by d.reserved_at, d.id), '[]')
      from delivery d join buyer b on b.id = d.buyer_id where d.lead_id = l.id and d.state not in ('reserved', 'released')
    ) end as deliveries
  from lead l where l.id = $1 and l.deleted_at is null`;

/** What a source is told of its lead now; null when there is no such lead. Deliveries only where the campaign lets sources see them. */
export async function readAnswer(sql: Queryable, leadId: string, withDeliveries: boolean): Promise<LeadAnswer | null> {
  const row = await readRow<Row>(sql, { name: 'read-lead-answer', text: READ, values: [leadId, withDeliveries] });
  return row ? answerOf(leadId, row) : null;
}

/** The answer to a lead that is stored and waits for its workflow. */
export function queuedAnswer(leadId: string): LeadAnswer {
  return { status: 202, body: { outcome: 'queued', leadId, reasons: [] } };
}

/** The answer to a lead whose person was erased, where no more is to be said of it. */
export function erasedAnswer(leadId: string): LeadAnswer {
  return { status: 200, body: { outcome: 'accepted', leadId, code: 'erased', reasons: [] } };
}

/** The answer to a lead that was refused at the door. */
export function rejectedAnswer(leadId: string, reasons: readonly Reason[]): LeadAnswer {
  return {
    status: 200,
    body: { outcome: 'rejected', leadId, ...(reasons[0] ? { code: reasons[0].code } : {}), reasons: plain(reasons) },
  };
}

/** A test lead is answered as a real one would be. */
const CODES: Partial<Record<LeadOutcome, string>> = { qc: 'quality-control', tested: 'sold' };

/** A rejection says why; every other outcome means the lead was taken, and `code` says how far it came. */
function answerOf(leadId: string, row: Row): LeadAnswer {
  const outcome = row.erased ? 'erased' : row.outcome;
  if (outcome === null) return queuedAnswer(leadId);
  if (outcome === 'rejected') return rejectedAnswer(leadId, row.reasons);
  if (outcome === 'invalid')
    return { status: 200, body: { outcome: 'rejected', leadId, code: 'invalidated', reasons: plain(row.reasons) } };
  const paid = row.owedMinor > 0 ? { price: formatMinor(row.owedMinor), currency: row.currency } : {};
  const deliveries = row.deliveries?.map(({ reference, redirectUrl, ...delivery }) => ({
    ...delivery,
    reference: reference ?? undefined,
    redirectUrl: redirectUrl ?? undefined,
  }));
  const code = CODES[outcome] ?? outcome;
  return {
    status: 200,
    body: inOrder({
      outcome: 'accepted',
      leadId,
      code,
      reasons: [],
      ...paid,
      redirectUrl: row.redirectUrl ?? undefined,
      deliveries,
    }),
  };
}

/** What a language model wrote of a value is the operator's to read: a lead could have made it repeat what it was told. */
const IN_OTHERS_WORDS: ReadonlySet<string> = new Set(['ai-implausible']);

function plain(reasons: readonly Reason[]): IntakeOutcome['reasons'] {
  return reasons.map(({ code, message, field, detail }) => ({
    code,
    message,
    ...(field ? { field } : {}),
    ...(detail && !IN_OTHERS_WORDS.has(code) ? { detail: { ...detail } } : {}),
  }));
}

/** A kept answer with its keys as they were first sent: Postgres keeps the content of a document, not the order. */
export function inOrder(kept: IntakeOutcome): IntakeOutcome {
  const { outcome, leadId, code, reasons, price, currency, redirectUrl, deliveries } = kept;
  const rows = deliveries?.map(({ deliveryId, buyer, state, reference, redirectUrl: url }) => ({
    deliveryId,
    buyer,
    state,
    ...given({ reference }),
    ...given({ redirectUrl: url }),
  }));
  return {
    outcome,
    leadId,
    ...given({ code }),
    reasons: plain(reasons as readonly Reason[]),
    ...given({ price }),
    ...given({ currency }),
    ...given({ redirectUrl }),
    ...given({ deliveries: rows }),
  };
}

function given<T extends object>(member: T): Partial<T> {
  return Object.values(member)[0] === undefined ? {} : member;
}
