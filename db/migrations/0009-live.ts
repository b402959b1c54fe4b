import { Migration } from '@mikro-orm/migrations';

/** What people do to a lead by hand: corrections of its fields, files, a wish not to be distributed; and an index for its figures. */
export class Live0009 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

-- Entered by hand and to be kept for an operator: taken in like any other lead, then held.
alter table lead add column hold boolean not null default false;

create table lead_change (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  actor text not null,
  changes jsonb not null default '[]',
  created_at timestamptz not null default now()
);
create index lead_change_lead_index on lead_change (lead_id, created_at);

create table lead_file (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  name text not null,
  media_type text not null,
  size_bytes integer not null check (size_bytes between 0 and 10485760),
  content bytea not null,
  uploaded_by text not null,
  created_at timestamptz not null default now()
);
-- Files are mostly pictures and documents that are packed already.
alter table lead_file alter column content set storage external;
create index lead_file_lead_index on lead_file (lead_id, created_at);

-- The dashboard adds up closed leads from this index alone; a lead enters it once, when it closes.
create index lead_figures_index on lead (received_at) include (source_id, lead_type_id, outcome, price_minor, revenue_minor, source_credited)
  where stage = 'closed' and not test and deleted_at is null;
`);
  }
}
