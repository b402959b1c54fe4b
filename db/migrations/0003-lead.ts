import { Migration } from '@mikro-orm/migrations';

/** Leads, how they came in, and the queue that starts their workflows. */
export class Lead0003 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table lead (
  id uuid primary key,
  lead_type_id uuid not null,
  source_id uuid not null,
  campaign_id uuid not null,
  stage text not null default 'received' check (stage in ('received', 'qc', 'distributing', 'closed', 'unresolved')),
  outcome text check (outcome in
    ('rejected', 'qc', 'invalid', 'sold', 'unsold', 'unresolved', 'held', 'erased', 'deleted')),
  fields jsonb not null default '{}',
  first_name text, last_name text, email text, phone text, city text, state text, postal_code text,
  is_mobile boolean,
  ip_address text,
  duplicate_key bytea,
  duplicate_of uuid references lead,
  reasons jsonb not null default '[]',
  grade text check (grade in ('A', 'B', 'C', 'D', 'F')),
  grade_score integer,
  grading jsonb,
  qc jsonb,
  test boolean not null default false,
  mode text not null default 'queued' check (mode in ('queued', 'synchronous')),
  force_id text,
  price_minor bigint not null default 0 check (price_minor >= 0),
  currency text not null default 'USD' check (currency ~ '^[A-Z]{3}$'),
  revenue_minor bigint not null default 0,
  max_deliveries integer not null default 1 check (max_deliveries >= 1),
  -- Not bounded by max_deliveries: an operator may deliver a full lead once more.
  slots_taken integer not null default 0 check (slots_taken >= 0),
  exclusive_holder uuid,
  plan_count integer not null default 0 check (plan_count >= 0),
  config_version bigint,
  redirect_url text,
  source_credited boolean not null default false,
  received_at timestamptz not null default now(),
  decided_at timestamptz,
  closed_at timestamptz,
  erased_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint lead_campaign_identity_foreign foreign key (campaign_id, source_id, lead_type_id)
    references campaign (id, source_id, lead_type_id)
);
create index lead_received_index on lead (received_at desc, id desc);
create index lead_open_index on lead (stage, received_at desc, id desc) where stage <> 'closed';
create index lead_campaign_received_index on lead (campaign_id, received_at desc, id desc);
create index lead_source_received_index on lead (source_id, received_at desc, id desc);
create index lead_outcome_received_index on lead (outcome, received_at desc, id desc) where outcome is not null;
create index lead_duplicate_index on lead (duplicate_key, received_at desc) where duplicate_key is not null;
-- Not partial: the planner uses the statistics of an expression only where an index covers all rows.
create index lead_email_index on lead (lower(email));
create index lead_phone_index on lead (phone) where phone is not null;

create table lead_insert_request (
  lead_id uuid primary key references lead on delete cascade,
  content_type text not null,
  headers jsonb not null default '{}',
  query text not null default '',
  body bytea not null,
  remote_ip text not null,
  received_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);

create table idempotency_key (
  scope text not null,
  key text not null,
  body_hash bytea not null,
  -- No foreign key: the key is written before the lead it stands for, and dies on its own date.
  lead_id uuid,
  status integer,
  response jsonb,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
create index idempotency_key_expires_at_index on idempotency_key (expires_at);

create table lead_dispatch (
  lead_id uuid primary key references lead on delete cascade,
  enqueued_at timestamptz not null default now(),
  available_at timestamptz not null default now(),
  claimed_until timestamptz,
  attempts integer not null default 0 check (attempts >= 0),
  created_at timestamptz not null default now()
);
create index lead_dispatch_available_index on lead_dispatch (available_at);

create table lead_step (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  seq bigserial not null,
  node text not null,
  label text not null,
  state text not null check (state in ('done', 'waiting', 'running', 'refused', 'failed', 'retrying', 'unknown')),
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  attempt integer,
  detail jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index lead_step_lead_index on lead_step (lead_id, seq);

create table lead_note (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  author text not null,
  text text not null,
  created_at timestamptz not null default now()
);
create index lead_note_lead_index on lead_note (lead_id, created_at);

create table process_snapshot (
  lead_id uuid primary key references lead on delete cascade,
  document jsonb not null,
  made_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
`);
  }
}
