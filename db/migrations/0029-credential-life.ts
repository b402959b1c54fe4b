import { Migration } from '@mikro-orm/migrations';

const FIRST_ADMINISTRATOR_ID = '5911bc31-0133-5a8c-9c34-9043087824be';

/**
 * Credentials belong to somebody, may end on a day and may be switched off for a while; a password that was printed must be changed.
 *
 * What earlier versions printed at every start gets an end: the first administrator's password, where it was never changed, must be changed
 * at the next sign-in; the credential `demo-admin` works for 30 more days. `seeded_at` says that the seed is done, which was read off that credential.
 */
export class CredentialLife0029 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table api_credential
  add column owner_id uuid references app_user (id) on delete set null,
  add column expires_at timestamptz,
  add column disabled_at timestamptz;
create index api_credential_owner_index on api_credential (owner_id) where owner_id is not null;
update api_credential set owner_id = maker.id
from config_version made join app_user maker on made.actor = 'user:' || maker.id
where made.entity = 'api_credential' and made.entity_id = api_credential.id and made.version = 1;

alter table user_login add column must_change_password boolean not null default false;
alter table installation add column seeded_at timestamptz;

-- The id of the first administrator follows from its name, see db/seeds/seed-keys.ts.
update user_login set must_change_password = true
where user_id = '${FIRST_ADMINISTRATOR_ID}' and password_hash is not null and former_hashes = '{}';
update api_credential set expires_at = now() + interval '30 days',
  owner_id = coalesce(owner_id, (select id from app_user where id = '${FIRST_ADMINISTRATOR_ID}'))
where client_id = 'demo-admin';
update installation set seeded_at = now() where exists (select 1 from api_credential where client_id = 'demo-admin');
`);
  }
}
