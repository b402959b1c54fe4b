/** SQL: both sides of what the source of `lead` (source_id, price_minor) is owed, as rows `side` (account, amount). */
export const costSides = (lead: string): string =>
  `(values ('lead-cost', ${lead}.price_minor), ('source-payable:' || ${lead}.source_id, -${lead}.price_minor)) as side (account, amount)`;

/**
 * Two common table expressions that post what the source is owed for every row of `from` (id, source_id, price_minor, currency), where
 * `when` holds: cost grows, so does the debt to the source. A free lead posts nothing. Part of the statement that accepts the lead, which
 * also sets the lead's `cost_minor`.
 */
export function costPosting(names: {
  readonly from: string;
  readonly transaction: string;
  readonly at: string;
  readonly when: string;
}): string {
  const { from, transaction, at, when } = names;
  return `posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select ${transaction}, 'lead-cost', ${from}.id, 0, ${from}.id, ${at} from ${from} where ${when} and ${from}.price_minor > 0
  on conflict (kind, subject_id, sequence) do nothing
  returning id
), entries as (
  insert into ledger_entry (transaction_id, account, amount_minor, currency)
  select posted.id, side.account, side.amount, ${from}.currency
    from posted cross join ${from}
   cross join lateral ${costSides(from)}
)`;
}
