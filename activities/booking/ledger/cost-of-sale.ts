import { costSides } from './cost-posting';
import { COST_NOTES, noteText } from './cost-notes';

/**
 * Common table expressions that post what the source is owed by a sale, for the row of `owed` (id, source_id, price_minor, currency,
 * source_credited): the lead cost nothing until now. A credit the source was given is undone by it, and the lead's history says so. Part
 * of the statement that sells, which also sets the lead's `cost_minor`. Each time is a posting of its own, in sequence.
 */
export function costOfSale(names: {
  readonly transaction: string;
  readonly note: string;
  readonly at: string;
}): string {
  const { transaction, note, at } = names;
  return `costed as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select ${transaction}, 'lead-cost', owed.id, (select count(*) from ledger_transaction t where t.kind = 'lead-cost' and t.subject_id = owed.id), owed.id, ${at} from owed
  returning id
), cost_entries as (
  insert into ledger_entry (transaction_id, account, amount_minor, currency)
  select costed.id, side.account, side.amount, owed.currency
    from costed cross join owed
   cross join lateral ${costSides('owed')}
), cost_noted as (
  insert into lead_note (id, lead_id, author, text, created_at)
  select ${note}, owed.id, 'system', ${noteText(COST_NOTES.again)}, ${at} from owed where owed.source_credited
)`;
}
