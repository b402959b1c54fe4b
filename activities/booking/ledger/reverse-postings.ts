import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

const REVERSE = {
  name: 'reverse-postings',
  text: `with net as (
  select e.account, e.currency, sum(e.amount_minor)::bigint as amount
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
   where t.subject_id = $2 and t.kind = any($3::text[] || $4::text)
   group by e.account, e.currency
  having sum(e.amount_minor) <> 0
), posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select $1, $4, $2, (select count(*) from ledger_transaction t where t.kind = $4 and t.subject_id = $2), $5, $6 where exists (select 1 from net)
  on conflict (kind, subject_id, sequence) do nothing
  returning id
)
insert into ledger_entry (transaction_id, account, amount_minor, currency)
select posted.id, net.account, -net.amount, net.currency from posted cross join net
returning account, amount_minor as amount`,
};

export interface Reversal {
  readonly subjectId: string;
  /** The kinds that are undone together. */
  readonly of: readonly string[];
  readonly as: 'sale-return' | 'lead-cost-return';
  readonly leadId: string;
  readonly at: number;
}
export interface ReversedEntry {
  readonly account: string;
  readonly amount: number;
}

/**
 * Books the opposite of everything that still stands of a subject: afterwards its accounts are as if it had never been. Nothing when
 * nothing stands. The caller holds the lead's lock.
 */
export async function reversePostings(sql: Queryable, reversal: Reversal): Promise<readonly ReversedEntry[]> {
  const { subjectId, of, as, leadId, at } = reversal;
  const { rows } = await sql.query<ReversedEntry>({
    ...REVERSE,
    values: [newId(), subjectId, of, as, leadId, new Date(at).toISOString()],
  });
  return rows;
}
