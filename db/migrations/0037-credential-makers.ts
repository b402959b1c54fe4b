import { Migration } from '@mikro-orm/migrations';

/**
 * Which credential's token made a credential. One that does not work, or whose owner is not active, lets nothing work that came of it:
 * `credential_stop` says why a credential does not, null when it does. It reads by the owner's rights, so that a maker out of
 * somebody's sight counts for them, too.
 */
export class CredentialMakers0037 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table api_credential add column maker_id uuid references api_credential (id);
create index api_credential_maker_index on api_credential (maker_id) where maker_id is not null;
update api_credential set maker_id = maker.id
from config_version made join api_credential maker on made.actor = 'credential:' || maker.id
where made.entity = 'api_credential' and made.entity_id = api_credential.id and made.version = 1 and maker.id <> api_credential.id;

create function credential_stop(credential uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  with recursive line as (
    select 0 as depth, id, maker_id, owner_id, revoked_at, disabled_at, expires_at from api_credential where id = credential
    union all
    select line.depth + 1, maker.id, maker.maker_id, maker.owner_id, maker.revoked_at, maker.disabled_at, maker.expires_at
    from line join api_credential maker on maker.id = line.maker_id
  ), standing as (
    select depth, case when revoked_at is not null then 'revoked' when expires_at <= now() then 'expired' when disabled_at is not null then 'disabled'
      when exists (select from app_user where app_user.id = line.owner_id and not active) then 'owner-inactive' end as stop
    from line
  )
  select case when depth = 0 then stop else 'maker-stopped' end from standing where stop is not null order by depth limit 1
$$;
`);
  }
}
