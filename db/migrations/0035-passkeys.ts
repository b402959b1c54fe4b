import { Migration } from '@mikro-orm/migrations';
import { limitRows } from './kit/limit-rows';

/**
 * Passkeys: public keys that sign people in, and the challenges they answer. A passkey stands beside the password and the authenticator and
 * goes the way they go: it stays when its owner is deactivated, as they come back with what they know and have; what was begun with one ends.
 */
export class Passkeys0035 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table passkey (
  id uuid primary key,
  user_id uuid not null references app_user on delete cascade,
  credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
  -- In COSE form, as the authenticator gave it.
  public_key bytea not null,
  -- What the authenticator last counted to; 0 for ever where it does not count.
  counter bigint not null check (counter >= 0),
  transports text[] not null default '{}',
  -- It may be on several devices, and lies in a backup now.
  multi_device boolean not null,
  backed_up boolean not null,
  name text not null,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create index passkey_user_id_index on passkey (user_id);

create table passkey_challenge (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('sign-in', 'second-factor', 'add', 'prove')),
  -- Nobody is known yet who signs in without typing an address.
  user_id uuid references app_user on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  check ((purpose = 'sign-in') = (user_id is null))
);
create index passkey_challenge_user_id_index on passkey_challenge (user_id);
create index passkey_challenge_expires_at_index on passkey_challenge (expires_at);

create or replace function end_access() returns trigger language plpgsql as $$
begin
  delete from sign_in_challenge where user_id = new.id;
  delete from passkey_challenge where user_id = new.id;
  delete from user_session where user_id = new.id;
  delete from user_link where user_id = new.id;
  delete from known_device where user_id = new.id;
  return null;
end
$$;
${limitRows('passkey')}
${limitRows('passkey_challenge')}
`);
  }
}
