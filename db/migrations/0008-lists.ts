import { Migration } from '@mikro-orm/migrations';

/** Indexes that lists are filtered, sorted and paged by; saved views; what somebody left a screen like; remarks in the history. */
export class Lists0008 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

-- Ties in a sort are broken by id in the same direction, so every index ends with it.
create index lead_type_received_index on lead (lead_type_id, received_at desc, id desc);
create index lead_grade_received_index on lead (grade, received_at desc, id desc) where grade is not null;
create index lead_state_received_index on lead (lower(state), received_at desc, id desc);
create index lead_city_received_index on lead (lower(city), received_at desc, id desc);
create index lead_postal_code_received_index on lead (lower(postal_code), received_at desc, id desc);
create index lead_closed_sort_index on lead (coalesce(closed_at, '-infinity'::timestamptz) desc, id desc);
create index lead_name_sort_index on lead (coalesce(lower(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))), '') desc, id desc);
create index lead_duplicate_of_index on lead (duplicate_of) where duplicate_of is not null;

create index delivery_reserved_index on delivery (reserved_at desc, id desc);
create index delivery_state_reserved_index on delivery (state, reserved_at desc, id desc);
create index delivery_account_reserved_index on delivery (account_id, reserved_at desc, id desc);
-- Leads of a buyer: asked per lead and answered from the index alone.
create index delivery_buyer_lead_index on delivery (buyer_id, lead_id) include (state);
create index delivery_decided_sort_index on delivery (coalesce(decided_at, '-infinity'::timestamptz) desc, id desc);
create index lead_return_requested_sort_index on lead_return (requested_at desc, id desc);

-- Searching inside words needs an extension that a managed server may not allow: then the search of names and emails reads row by row,
-- bounded by time, and says so when it is cut off. Small pending lists keep the pause of an insert that empties one short.
do $$
begin
  create extension if not exists pg_trgm;
  execute 'create index lead_words_index on lead using gin (
    lower(btrim(coalesce(first_name, '''') || '' '' || coalesce(last_name, ''''))) gin_trgm_ops, lower(email) gin_trgm_ops
  ) with (gin_pending_list_limit = 256)';
exception when insufficient_privilege or feature_not_supported or undefined_file or undefined_object then
  raise notice 'pg_trgm is not available: names and emails are searched row by row';
end
$$;

alter table config_version add column note text;
create index config_version_at_index on config_version (at, (lpad(to_hex(id), 32, '0')::uuid));
create unique index config_version_uuid_index on config_version ((lpad(to_hex(id), 32, '0')::uuid));
create index lead_action_created_index on lead_action (created_at, id);

create table saved_view (
  id uuid primary key,
  list text not null,
  name text not null,
  user_id uuid not null references app_user on delete cascade,
  shared boolean not null default false,
  document jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index saved_view_name_unique on saved_view (user_id, list, lower(name));
create index saved_view_shared_index on saved_view (list) where shared;

create table user_preference (
  user_id uuid not null references app_user on delete cascade,
  key text not null,
  value jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (user_id, key)
);
`);
  }
}
