import { Migration } from '@mikro-orm/migrations';

/** Test sends of delivery methods, and the installation's own words for its parts. */
export class Outbound0011 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table delivery_test (
  id uuid primary key,
  method_id uuid not null references delivery_method on delete cascade,
  -- What is sent: a lead that is there, or fields made up for the test.
  lead_id uuid references lead on delete cascade,
  fields jsonb,
  price_minor bigint not null default 0 check (price_minor >= 0),
  as_ping boolean not null default false,
  expected text,
  state text not null default 'queued' check (state in ('queued', 'sending', 'done', 'lost')),
  request jsonb,
  response jsonb,
  reading jsonb,
  actor text not null,
  asked_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  check ((lead_id is null) <> (fields is null))
);
create index delivery_test_method_index on delivery_test (method_id, asked_at desc);
create index delivery_test_lead_index on delivery_test (lead_id) where lead_id is not null;
create index delivery_test_asked_index on delivery_test (asked_at);

alter table installation add column names jsonb not null default '{}';
`);
  }
}
