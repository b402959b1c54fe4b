import { Migration } from '@mikro-orm/migrations';

/** Categories on leads, rounds addressed by force ID, hosted lead forms. */
export class Inbound0010 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

-- The campaign's category at the time the lead came in.
alter table lead add column category text;
create index lead_category_index on lead (category, received_at desc, id desc) where category is not null;

alter table lead_plan add column origin text not null default 'automation' check (origin in ('automation', 'force-id'));

-- A lead addressed by force ID is sold exclusively under the same lasting guard.
drop index delivery_exclusive_unique;
create unique index delivery_exclusive_unique on delivery (lead_id)
  where exclusive and origin in ('automation', 'alternate', 'force-id') and state not in ('released', 'refused', 'failed', 'returned');

create table lead_form (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  document jsonb not null,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index lead_form_campaign_id_index on lead_form (campaign_id);
`);
  }
}
