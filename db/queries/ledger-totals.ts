import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import { andAllOf, bindInto, type DataScope } from '../scope/data-scope';
import { postingScope } from '../scope/lead-scope';
import type { LedgerAccountKind } from '#domain/words/ledger';

/** What is booked on each kind of account, debits positive, as far as it is in sight. */
export async function ledgerTotals(
  sql: Queryable,
  sees: DataScope,
): Promise<Readonly<Record<LedgerAccountKind, number>>> {
  const values: unknown[] = [];
  const scope = postingScope(sees, bindInto(values));
  const about =
    scope.length === 0
      ? ''
      : `join ledger_transaction posting on posting.id = entry.transaction_id join lead on lead.id = posting.lead_id
    left join delivery on delivery.id = posting.subject_id and delivery.lead_id = posting.lead_id where true${andAllOf(scope)}`;
  const text = `select split_part(account, ':', 1) as kind, sum(amount)::bigint as amount
    from (select entry.account, sum(entry.amount_minor) as amount from ledger_entry entry ${about} group by entry.account) booked group by 1`;
  const rows = await readRows<{ kind: LedgerAccountKind; amount: number }>(sql, { text, values });
  return {
    'buyer-receivable': 0,
    'source-payable': 0,
    revenue: 0,
    'lead-cost': 0,
    ...Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount])),
  };
}
