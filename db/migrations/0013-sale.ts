import { Migration } from '@mikro-orm/migrations';

/** A buyer has a lead once; a sale that takes another's place; what an action led to; prices a buyer may confirm. */
export class Sale0013 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table delivery_account add column confirm_price boolean not null default false;

-- The sale this delivery takes the place of once it is sold itself; null = it has a place of its own.
alter table delivery add column replaces uuid references delivery;
create unique index delivery_replaces_unique on delivery (replaces)
  where replaces is not null and state not in ('released', 'refused', 'failed', 'returned');
alter table lead_plan add column replaces uuid references delivery;
alter table lead_plan drop constraint lead_plan_origin_check;
alter table lead_plan add constraint lead_plan_origin_check check (origin in ('automation', 'force-id', 'reassign'));

-- Accounts the lead was counted for as one they qualified for: each counts it once, however often it is planned.
alter table lead_plan add column qualified uuid[] not null default '{}';

-- What came of each delivery an action asked for, by account: state and code.
alter table lead_action add column result jsonb;

-- A buyer holds a lead once, whatever accounts it has. What was sold twice before this rule stays as it is.
alter table delivery add column before_buyer_rule boolean not null default false;
update delivery set before_buyer_rule = true
 where state not in ('released', 'refused', 'failed', 'returned')
   and exists (select 1 from delivery o where o.lead_id = delivery.lead_id and o.buyer_id = delivery.buyer_id and o.id <> delivery.id
                and o.state not in ('released', 'refused', 'failed', 'returned'));
create unique index delivery_buyer_unique on delivery (lead_id, buyer_id)
  where not before_buyer_rule and state not in ('released', 'refused', 'failed', 'returned');
`);
  }
}
