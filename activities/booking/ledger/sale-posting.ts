/**
 * Two common table expressions that post the sale of every row of `from` (id, lead_id, buyer_id, price_minor, currency): the buyer
 * owes, revenue grows. A sale at zero posts nothing. Part of the statement that decides the sale, so neither exists without the other.
 */
export function salePosting(names: {
  readonly from: string;
  readonly transaction: string;
  readonly at: string;
}): string {
  const { from, transaction, at } = names;
  return `posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select ${transaction}, 'sale', ${from}.id, 0, ${from}.lead_id, ${at} from ${from} where ${from}.price_minor > 0
  returning id
), entries as (
  insert into ledger_entry (transaction_id, account, amount_minor, currency)
  select posted.id, side.account, side.amount, ${from}.currency
    from posted cross join ${from}
   cross join lateral (values ('buyer-receivable:' || ${from}.buyer_id, ${from}.price_minor), ('revenue', -${from}.price_minor))
      as side (account, amount)
)`;
}
