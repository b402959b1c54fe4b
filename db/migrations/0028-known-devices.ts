import { Migration } from '@mikro-orm/migrations';

/**
 * Browsers that somebody has signed in with before: what others guess does not lock them out. Kept when its owner signs out, gone with a
 * new password and with the access itself.
 *
 * Beside it: administrators must have a second factor where nobody can sign in yet; whoever came before this migration decides it.
 */
export class KnownDevices0028 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table known_device (
  token_hash bytea not null,
  user_id uuid not null references app_user on delete cascade,
  last_used_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  primary key (user_id, token_hash)
);
create index known_device_last_used_at_index on known_device (last_used_at);

create or replace function end_access() returns trigger language plpgsql as $$
begin
  delete from sign_in_challenge where user_id = new.id;
  delete from user_session where user_id = new.id;
  delete from user_link where user_id = new.id;
  delete from known_device where user_id = new.id;
  return null;
end
$$;

alter table installation alter column security set default '{
  "passwordMinLength": 12, "passwordBlockCommon": true, "passwordHistory": 5, "passwordExpiryDays": null,
  "secondFactorRequired": false, "secondFactorOfAdministrators": true, "idleMinutes": 30, "requestsPerMinute": 6000}';
update installation set security = security ||
  jsonb_build_object('secondFactorOfAdministrators', not exists (select from user_login where password_hash is not null));
`);
  }
}
