import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

export interface Posting {
  readonly kind: 'lead-cost' | 'price-change';
  /** The lead or delivery it is about; with kind and sequence it is booked at most once. */
  readonly subjectId: string;
  readonly sequence: number;
  readonly leadId: string;
  readonly debit: string;
  readonly credit: string;
  /** Minor units; negative swaps the sides. */
  readonly amount: number;
  readonly currency: string;
  readonly at: number;
}

const POST = {
  name: 'post-transaction',
  text: `with posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (kind, subject_id, sequence) do nothing
  returning id
)
insert into ledger_entry (transaction_id, account, amount_minor, currency)
select posted.id, side.account, side.amount, $10
  from posted cross join (values ($7::text, $9::bigint), ($8::text, -$9::bigint)) as side (account, amount)`,
};

/** Books one amount from `credit` to `debit`; false when this posting exists already. Amount 0 books nothing. */
export async function postTransaction(sql: Queryable, posting: Posting): Promise<boolean> {
  if (posting.amount === 0) return false;
  const { rowCount } = await sql.query({
    ...POST,
    values: [
      newId(), posting.kind, posting.subjectId, posting.sequence, posting.leadId, new Date(posting.at).toISOString(),
      posting.debit, posting.credit, posting.amount, posting.currency,
    ],
  });
  return rowCount === 2;
}
