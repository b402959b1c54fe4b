import { referenceTo, type MakeSource } from '../listing/list-source';
import { allOf, andAllOf } from '../scope/data-scope';
import { postingScope } from '../scope/lead-scope';
import { LEAD_NAMES, cameInBy } from './lead-columns';

const KIND_OF_ACCOUNT = `split_part(entry.account, ':', 1)`;
const ENTRIES = 'ledger_entry entry where entry.transaction_id = posting.id';
/** What a posting is about. A sale's subject is its delivery; what a lead costs has none. */
const ABOUT = `join lead on lead.id = posting.lead_id left join delivery on delivery.id = posting.subject_id and delivery.lead_id = posting.lead_id`;

/**
 * Everything booked, one row per posting. Each posting moves two accounts that stand against each other by the same amount: what a buyer owes and
 * revenue, or cost and what a source is owed.
 */
export const ledgerPostingsSource: MakeSource = (sees, bind) => ({
  from: 'ledger_transaction posting',
  name: 'posting',
  joins: ABOUT,
  where: [() => allOf(postingScope(sees, bind))],
  decorate: `${LEAD_NAMES} left join buyer on buyer.id = delivery.buyer_id left join delivery_account on delivery_account.id = delivery.account_id`,
  columns: {
    id: { show: 'posting.id' },
    at: { show: 'posting.at' },
    kind: { show: 'posting.kind' },
    accounts: {
      show: `(select jsonb_agg(${KIND_OF_ACCOUNT} order by entry.id) from ${ENTRIES})`,
      by: KIND_OF_ACCOUNT,
      within: ENTRIES,
    },
    amountMinor: {
      show: `(select sum(entry.amount_minor)::bigint from ${ENTRIES} and ${KIND_OF_ACCOUNT} in ('buyer-receivable', 'lead-cost'))`,
    },
    currency: { show: `(select max(entry.currency) from ${ENTRIES})` },
    lead: { show: 'lead.id', by: 'posting.lead_id' },
    buyer: { show: referenceTo('buyer.id', 'buyer.company'), by: 'delivery.buyer_id' },
    account: { show: referenceTo('delivery_account.id', 'delivery_account.name'), by: 'delivery.account_id' },
    ...cameInBy,
    test: { show: 'lead.test' },
  },
});

/** Every account there may be, by its name in the ledger; those of the house have ids of their own. */
const ACCOUNTS = `(
  select id, 'buyer-receivable' as kind, 'buyer-receivable:' || id as key, company as name, id as buyer_id, null::uuid as source_id from buyer
  union all select id, 'source-payable', 'source-payable:' || id, name, null, id from source
  union all values ('00000000-0000-4000-8000-00000000000a'::uuid, 'revenue', 'revenue', null, null::uuid, null::uuid),
                   ('00000000-0000-4000-8000-00000000000b'::uuid, 'lead-cost', 'lead-cost', null, null, null)
) ledger_account`;
/** Buyers' debts and cost grow on the debit side, debts to sources and revenue on the credit side; a balance is positive on its own side. */
const SIDE = `case when ledger_account.kind in ('buyer-receivable', 'lead-cost') then 1 else -1 end`;

/** Accounts that something was booked on, with what stands on them as far as its postings are in sight. */
export const ledgerAccountsSource: MakeSource = (sees, bind) => {
  const booked = (): string => {
    const scope = postingScope(sees, bind);
    const about =
      scope.length === 0 ? '' : ` join ledger_transaction posting on posting.id = entry.transaction_id ${ABOUT}`;
    return `ledger_entry entry${about} where entry.account = ledger_account.key${andAllOf(scope)}`;
  };
  const balance = (from: string): string =>
    `${SIDE} * coalesce((select sum(entry.amount_minor)::bigint from ${from}), 0)`;
  return {
    from: ACCOUNTS,
    name: 'ledger_account',
    where: [() => `exists (select 1 from ${booked()})`],
    decorate:
      () => `left join lateral (select sum(entry.amount_minor)::bigint as amount, count(*)::integer as number, max(entry.created_at) as last, max(entry.currency) as currency
      from ${booked()}) booked on true`,
    columns: {
      id: { show: 'ledger_account.id' },
      kind: { show: 'ledger_account.kind' },
      name: { show: 'ledger_account.name' },
      buyer: { show: referenceTo('ledger_account.buyer_id', 'ledger_account.name'), by: 'ledger_account.buyer_id' },
      source: { show: referenceTo('ledger_account.source_id', 'ledger_account.name'), by: 'ledger_account.source_id' },
      balanceMinor: { show: `${SIDE} * coalesce(booked.amount, 0)`, by: () => balance(booked()) },
      postings: { show: 'booked.number' },
      lastAt: { show: 'booked.last' },
      currency: { show: 'booked.currency' },
    },
  };
};
