import type { Queryable } from '#db/pool';
import { violationsOf, type BookRule, type Violation } from './violation';

const NET = (subject: string, kinds: string, account: string): string =>
  `(select coalesce(sum(e.amount_minor), 0) from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
     where t.subject_id = ${subject} and t.kind in (${kinds}) and e.account = ${account})`;
const SALE_KINDS = `'sale', 'price-change', 'sale-return'`;

const LEDGER_RULES: readonly BookRule[] = [
  {
    violation: 'transaction-unbalanced',
    count: 'select 1 from ledger_entry group by transaction_id, currency having sum(amount_minor) <> 0',
  },
  {
    violation: 'transaction-without-entries',
    count:
      'select 1 from ledger_transaction t where not exists (select 1 from ledger_entry e where e.transaction_id = t.id)',
  },
  {
    violation: 'sale-not-in-ledger',
    count: `select 1 from delivery d where d.state = 'accepted'
      and ${NET('d.id', SALE_KINDS, `'buyer-receivable:' || d.buyer_id`)} <> d.price_minor`,
  },
  {
    violation: 'ledger-without-sale',
    count: `select 1 from delivery d where d.state <> 'accepted' and ${NET('d.id', SALE_KINDS, `'revenue'`)} <> 0`,
  },
  {
    violation: 'sale-booked-twice',
    count: `select 1 from ledger_transaction where kind in ('sale', 'sale-return') group by kind, subject_id having count(*) > 1`,
  },
  {
    // A lead costs once at a time: after a credit, a new sale makes it cost again.
    violation: 'cost-booked-twice',
    count: `select 1 from ledger_transaction where kind in ('lead-cost', 'lead-cost-return') group by subject_id
      having count(*) filter (where kind = 'lead-cost') - count(*) filter (where kind = 'lead-cost-return') not in (0, 1)`,
  },
  {
    violation: 'sale-of-nothing',
    count: `select 1 from ledger_transaction t where t.kind in ('sale', 'price-change', 'sale-return')
      and not exists (select 1 from delivery d where d.id = t.subject_id and d.lead_id = t.lead_id)`,
  },
  {
    violation: 'reversal-without-return',
    count: `select 1 from ledger_transaction t join delivery d on d.id = t.subject_id where t.kind = 'sale-return' and d.state <> 'returned'`,
  },
  {
    violation: 'currency-mixed',
    count: `select 1 from ledger_transaction t join ledger_entry e on e.transaction_id = t.id join lead l on l.id = t.lead_id
      where e.currency <> l.currency`,
  },
  {
    violation: 'lead-revenue-differs',
    count: `select 1 from lead l left join (
        select t.lead_id, -sum(e.amount_minor) as revenue from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
         where e.account = 'revenue' group by t.lead_id
      ) r on r.lead_id = l.id where l.revenue_minor <> coalesce(r.revenue, 0)`,
  },
  {
    violation: 'lead-cost-differs',
    count: `select 1 from lead l left join (
        select t.lead_id, sum(e.amount_minor) as cost from ledger_transaction t join ledger_entry e on e.transaction_id = t.id
         where e.account = 'lead-cost' group by t.lead_id
      ) c on c.lead_id = l.id where l.cost_minor <> coalesce(c.cost, 0)`,
  },
  {
    violation: 'credited-lead-costs',
    count: 'select 1 from lead l where l.source_credited and l.cost_minor <> 0 or l.cost_minor > l.price_minor',
  },
];

/** Whether the ledger and what it stands for agree: the violated rules, none in a healthy installation. */
export async function checkLedger(sql: Queryable): Promise<readonly Violation[]> {
  return violationsOf(sql, LEDGER_RULES);
}
