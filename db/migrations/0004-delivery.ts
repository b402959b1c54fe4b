import { Migration } from '@mikro-orm/migrations';

/** Plans, pings, deliveries with their attempts, cap counters, returns and notices. */
export class Delivery0004 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table lead_plan (
  lead_id uuid not null references lead on delete cascade,
  number integer not null check (number > 0),
  config_version bigint not null,
  made_at timestamptz not null default now(),
  took_us integer not null default 0 check (took_us >= 0),
  candidates jsonb not null default '[]',
  refusals jsonb not null default '[]',
  rescanned boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (lead_id, number)
);

create table ping (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  plan_number integer not null check (plan_number > 0),
  account_id uuid not null references delivery_account,
  method_id uuid not null references delivery_method,
  state text not null check (state in ('bid', 'no-bid', 'failed', 'timed-out')),
  bid_minor bigint check (bid_minor >= 0),
  reference text,
  request jsonb,
  response jsonb,
  reading jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  unique (lead_id, plan_number, account_id),
  check (state <> 'bid' or bid_minor is not null)
);

create table delivery (
  id uuid primary key,
  lead_id uuid not null references lead,
  account_id uuid not null,
  buyer_id uuid not null,
  method_id uuid not null references delivery_method,
  plan_number integer not null default 0 check (plan_number >= 0),
  origin text not null default 'automation' check (origin in
    ('automation', 'send-to', 'resend', 'reassign', 'transfer', 'alternate', 'force-id')),
  state text not null check (state in
    ('reserved', 'sending', 'retrying', 'unknown', 'accepted', 'refused', 'failed', 'released', 'returned')),
  exclusive boolean not null,
  price_minor bigint not null check (price_minor >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  cap_windows jsonb not null default '[]',
  reference text,
  redirect_url text,
  reason jsonb,
  attempts integer not null default 0 check (attempts >= 0),
  reserved_at timestamptz not null default now(),
  decided_at timestamptz,
  visible_in_portal boolean not null default false,
  created_at timestamptz not null default now(),
  constraint delivery_account_buyer_foreign foreign key (account_id, buyer_id) references delivery_account (id, buyer_id)
);
-- Lasting guards: an account holds a lead once at a time, and the engine itself never has two exclusive sales of one lead in hand.
create unique index delivery_live_unique on delivery (lead_id, account_id)
  where state not in ('released', 'refused', 'failed', 'returned');
create unique index delivery_exclusive_unique on delivery (lead_id)
  where exclusive and origin in ('automation', 'alternate') and state not in ('released', 'refused', 'failed', 'returned');
create index delivery_lead_index on delivery (lead_id, reserved_at);
create index delivery_account_decided_index on delivery (account_id, decided_at desc);
create index delivery_buyer_index on delivery (buyer_id, reserved_at desc, id desc);
create index delivery_pending_index on delivery (reserved_at) where state in ('reserved', 'sending', 'retrying', 'unknown');
create index delivery_returned_index on delivery (account_id, decided_at) where state = 'returned';

create table delivery_attempt (
  id uuid primary key,
  delivery_id uuid not null references delivery,
  number integer not null check (number > 0),
  state text not null check (state in ('sending', 'accepted', 'refused', 'failed', 'unknown')),
  request jsonb,
  response jsonb,
  reading jsonb,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  unique (delivery_id, number)
);

create table cap_window (
  scope text not null check (scope in ('account', 'campaign')),
  scope_id uuid not null,
  cap_window text not null check (cap_window in ('hour', 'day', 'week', 'month')),
  starts_at timestamptz not null,
  used integer not null default 0 check (used >= 0),
  qualified integer not null default 0 check (qualified >= 0),
  created_at timestamptz not null default now(),
  primary key (scope, scope_id, cap_window, starts_at)
) with (fillfactor = 70);

create table lead_return (
  id uuid primary key,
  delivery_id uuid not null references delivery,
  reason_code text not null,
  note text not null default '',
  state text not null default 'requested' check (state in ('requested', 'approved', 'approved-to-source', 'denied')),
  requested_by text not null,
  requested_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  check ((state = 'requested') = (decided_at is null))
);
create unique index lead_return_live_unique on lead_return (delivery_id) where state <> 'denied';
create index lead_return_requested_index on lead_return (requested_at) where state = 'requested';

create table notice (
  id uuid primary key,
  lead_id uuid references lead on delete cascade,
  delivery_id uuid references delivery,
  kind text not null,
  user_id uuid not null references app_user,
  channel text not null check (channel in ('email', 'sms')),
  state text not null default 'pending' check (state in ('pending', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  error_code text,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index notice_pending_index on notice (created_at) where state = 'pending';
`);
  }
}
