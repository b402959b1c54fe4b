import { Migration } from '@mikro-orm/migrations';

/** What a lead costs now, kept by the statements that book its postings as its revenue is, so that lists and figures read the ledger's own sums. */
export class LeadCost0015 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead add column cost_minor bigint not null default 0 check (cost_minor >= 0);
update lead set cost_minor = booked.cost
  from (select posting.lead_id, sum(entry.amount_minor)::bigint as cost
          from ledger_transaction posting join ledger_entry entry on entry.transaction_id = posting.id
         where entry.account = 'lead-cost' group by posting.lead_id) booked
 where booked.lead_id = lead.id and booked.cost <> 0;

-- Deleted leads are in it: they are not counted any more, but what they brought and cost is still booked.
create index lead_money_index on lead (received_at) include (source_id, lead_type_id, outcome, revenue_minor, cost_minor, deleted_at)
  where stage = 'closed' and not test;
drop index lead_figures_index;
`);
  }
}
