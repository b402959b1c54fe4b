import { Migration } from '@mikro-orm/migrations';

/** What operators set up: lead types, sources, campaigns, buyers, methods, accounts, users, credentials. */
export class Configuration0001 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table installation (
  id smallint primary key check (id = 1),
  name text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  time_zone text not null,
  grading jsonb not null,
  automation text not null default 'price' check (automation in ('price', 'priority')),
  distribution jsonb not null default '{"priceOptimization": false}',
  config_version bigint not null default 0,
  created_at timestamptz not null default now()
);
insert into installation (id, name, currency, time_zone, grading) values (1, 'Leadrail', 'USD', 'America/New_York', '{
  "v": 1,
  "checks": [
    {"check": "address", "enabled": true, "points": 20}, {"check": "phone", "enabled": true, "points": 30},
    {"check": "email", "enabled": true, "points": 20}, {"check": "ip-address", "enabled": true, "points": 15},
    {"check": "comments", "enabled": true, "points": 15}
  ],
  "grades": [
    {"grade": "A", "from": 85, "action": "deliver"}, {"grade": "B", "from": 65, "action": "deliver"},
    {"grade": "C", "from": 50, "action": "deliver"}, {"grade": "D", "from": 30, "action": "qc"},
    {"grade": "F", "from": 0, "action": "reject"}
  ]
}');

create sequence lead_type_lid_seq as integer;
create table lead_type (
  id uuid primary key,
  lid integer not null default nextval('lead_type_lid_seq') unique,
  name text not null unique,
  industry text not null default '',
  document jsonb not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter sequence lead_type_lid_seq owned by lead_type.lid;

create sequence source_vid_seq as integer;
create table source (
  id uuid primary key,
  vid integer not null default nextval('source_vid_seq') unique,
  name text not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  contact jsonb not null default '{}',
  access_rules jsonb not null default '[]',
  grading_enabled boolean not null default true,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter sequence source_vid_seq owned by source.vid;

create sequence campaign_aid_seq as integer;
create table campaign (
  id uuid primary key,
  aid integer not null default nextval('campaign_aid_seq') unique,
  source_id uuid not null references source,
  lead_type_id uuid not null references lead_type,
  name text not null,
  channel text not null default 'web' check (channel in ('web', 'ping-post')),
  status text not null default 'active' check (status in ('active', 'closed', 'inactive', 'on-hold', 'late', 'suspended')),
  price_minor bigint not null default 0 check (price_minor >= 0),
  settings jsonb not null default '{"v": 1}',
  criteria jsonb not null default '{"v": 1, "root": {"join": "all", "items": []}}',
  limits jsonb not null default '{}',
  password_hash text,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Leads refer to all three at once, so a lead can never name a source or type that is not its campaign's.
  constraint campaign_identity_unique unique (id, source_id, lead_type_id)
);
alter sequence campaign_aid_seq owned by campaign.aid;
create index campaign_source_id_index on campaign (source_id);
create index campaign_lead_type_id_index on campaign (lead_type_id);

create sequence buyer_bid_seq as integer;
create table buyer (
  id uuid primary key,
  bid integer not null default nextval('buyer_bid_seq') unique,
  company text not null,
  status text not null default 'active' check (status in
    ('new', 'pending', 'working', 'waiting', 'dead', 'inactive', 'active', 'late', 'suspended', 'closed')),
  contact jsonb not null default '{}',
  time_zone text not null,
  group_name text,
  custom_fields jsonb not null default '{}',
  notes text not null default '',
  portal jsonb not null default '{}',
  billing jsonb not null default '{}',
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter sequence buyer_bid_seq owned by buyer.bid;

create table delivery_method (
  id uuid primary key,
  buyer_id uuid not null references buyer,
  lead_type_id uuid not null references lead_type,
  name text not null,
  channel text not null,
  environment text not null default 'production' check (environment in ('production', 'testing')),
  config jsonb not null default '{}',
  mapping jsonb not null default '{"v": 1, "fields": []}',
  retry jsonb not null default '{"enabled": false, "attempts": 3, "waitSeconds": 60}',
  schedule jsonb,
  portal_permissions jsonb not null default '{}',
  notifications jsonb not null default '{"userIds": [], "email": false, "sms": false}',
  status text not null default 'active' check (status in ('active', 'inactive')),
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index delivery_method_buyer_id_index on delivery_method (buyer_id);

create table delivery_account (
  id uuid primary key,
  buyer_id uuid not null references buyer,
  lead_type_id uuid not null references lead_type,
  delivery_method_id uuid not null references delivery_method,
  ping_method_id uuid references delivery_method,
  alternate_method_id uuid references delivery_method,
  name text not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  automated boolean not null default true,
  price_minor bigint not null default 0 check (price_minor >= 0),
  priority integer not null default 0 check (priority >= 0),
  exclusive boolean not null default true,
  requires_order boolean not null default false,
  confirmation boolean not null default false,
  account_type text not null default 'general' check (account_type in
    ('general', 'url-redirect', 'live-call-transfer', 'ivr-direct-transfer')),
  limits jsonb not null default '{}',
  criteria jsonb not null default '{"v": 1, "root": {"join": "all", "items": []}}',
  max_qualified_percent integer check (max_qualified_percent between 0 and 100),
  ignore_limits_on_rescan boolean not null default false,
  delay_seconds integer not null default 0 check (delay_seconds >= 0),
  max_return_percent integer check (max_return_percent between 0 and 100),
  delivery_group text,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- Deliveries refer to both, so a delivery can never name a buyer that is not its account's.
  constraint delivery_account_buyer_unique unique (id, buyer_id)
);
create index delivery_account_lead_type_id_index on delivery_account (lead_type_id);
create index delivery_account_buyer_id_index on delivery_account (buyer_id);

create table app_user (
  id uuid primary key,
  name text not null,
  email text not null,
  phone text,
  active boolean not null default true,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index app_user_email_unique on app_user (lower(email));

create table api_credential (
  id uuid primary key,
  client_id text not null unique,
  secret_hash bytea not null,
  scopes text[] not null check (scopes <@ array['account', 'data', 'receiver']),
  source_id uuid references source,
  name text not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create table access_token (
  token_hash bytea primary key,
  credential_id uuid not null references api_credential on delete cascade,
  scopes text[] not null check (scopes <@ array['account', 'data', 'receiver']),
  source_id uuid references source,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index access_token_expires_at_index on access_token (expires_at);
`);
  }
}
