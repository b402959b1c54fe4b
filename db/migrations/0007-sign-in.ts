import { Migration } from '@mikro-orm/migrations';

/** Roles, passwords, second factors, sessions, mailed links, throttling, and the records of who signed in and who looked at what. */
export class SignIn0007 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table role (
  id uuid primary key,
  name text not null,
  permissions text[] not null default '{}',
  sees jsonb not null default '{"buyerIds": null, "sourceIds": null, "leadTypeIds": null}',
  built_in boolean not null default false,
  version integer not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index role_name_unique on role (lower(name));
insert into role (id, name, permissions, built_in) values ('0190a000-0000-7000-8000-000000000001', 'Administrator', array[
  'leads:view', 'leads:work', 'leads:delete', 'leads:export', 'sources:view', 'sources:edit', 'buyers:view', 'buyers:edit',
  'reports:view', 'settings:view', 'settings:edit', 'settings:users'], true);

-- Without a role somebody only hears of things; nobody signs in.
alter table app_user add column role_id uuid references role;
create index app_user_role_id_index on app_user (role_id);

-- Apart from app_user, so that no reader and no history of users ever touches it.
create table user_login (
  user_id uuid primary key references app_user on delete cascade,
  password_hash text,
  password_changed_at timestamptz,
  former_hashes text[] not null default '{}',
  -- Sealed with the installation's key. A seed without a moment of confirmation is only being set up.
  totp_seed text,
  totp_confirmed_at timestamptz,
  -- The last 30-second step whose code was used: a code counts once.
  totp_last_step bigint,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  check (totp_confirmed_at is null or totp_seed is not null)
);
create table recovery_code (
  user_id uuid not null references app_user on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);

create table user_session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user on delete cascade,
  address text not null,
  browser text not null default '',
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index user_session_user_id_index on user_session (user_id);
create index user_session_expires_at_index on user_session (expires_at);
-- Whoever deactivates somebody, by whatever road, ends their sessions and links with it.
create function end_access() returns trigger language plpgsql as $$
begin
  delete from user_session where user_id = new.id;
  delete from user_link where user_id = new.id;
  delete from sign_in_challenge where user_id = new.id;
  return null;
end
$$;
create trigger app_user_access_ends after update of active, role_id on app_user
  for each row when ((old.active and not new.active) or (old.role_id is not null and new.role_id is null)) execute function end_access();

-- The password was right, the code is still to come.
create table sign_in_challenge (
  token_hash bytea primary key,
  user_id uuid not null references app_user on delete cascade,
  tries integer not null default 0,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create table user_link (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null references app_user on delete cascade,
  kind text not null check (kind in ('invitation', 'password-reset')),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index user_link_user_id_index on user_link (user_id);

-- The secret part of a link in a mail, sealed; taken out once the mail is sent or given up.
alter table notice add column sealed_link text;
alter table notice drop constraint notice_user_id_fkey;
alter table notice add constraint notice_user_id_fkey foreign key (user_id) references app_user on delete cascade;

-- Columns in the order rate-limiter-flexible inserts them.
create table throttle (
  key text primary key,
  points integer not null default 0,
  expire bigint
);
create index throttle_expire_index on throttle (expire);

alter table installation
  add column security jsonb not null default '{
    "passwordMinLength": 12, "passwordBlockCommon": true, "passwordHistory": 5, "passwordExpiryDays": null,
    "secondFactorRequired": false, "idleMinutes": 30, "requestsPerMinute": 6000}',
  add column api_access_rules jsonb not null default '[]';

alter table api_credential add column last_used_at timestamptz;

create table audit_event (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  entity text not null,
  entity_id uuid,
  detail jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index audit_event_at_index on audit_event (at, id);
create index audit_event_entity_index on audit_event (entity, entity_id, at);
create trigger audit_event_append_only before update or delete or truncate on audit_event for each statement execute function refuse_change();

create table audit_look (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null check (action in ('read', 'list', 'search', 'export')),
  entity text not null,
  entity_id uuid,
  count integer not null default 1 check (count >= 0),
  detail jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index audit_look_at_index on audit_look (at, id);
create index audit_look_entity_index on audit_look (entity, entity_id, at);
create trigger audit_look_append_only before update or delete or truncate on audit_look for each statement execute function refuse_change();
`);
  }
}
