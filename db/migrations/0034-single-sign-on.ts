import { Migration } from '@mikro-orm/migrations';
import { limitRows } from './kit/limit-rows';

/**
 * Signing in at a provider of OpenID Connect: the settings, whom of ours a provider knows as whom, and sign-ins that are under way there.
 *
 * An attempt concerns nobody until the provider has said who it is, and is used up in that moment; so `end_access()` has nothing to end of
 * it. What comes of it, a session or the question for a code, is ended there as ever.
 */
export class SingleSignOn0034 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table installation add column single_sign_on jsonb not null default '{
  "enabled": false, "issuer": "", "clientId": "", "clientSecret": "", "caption": "Sign in with single sign-on", "passwords": "everybody",
  "secondFactorCounts": false, "createPeople": false, "createRoleId": null}';

-- A person has one identity at a provider: who gets somebody's old address there does not become them.
create table user_identity (
  id uuid primary key,
  user_id uuid not null references app_user on delete cascade,
  issuer text not null,
  subject text not null,
  last_used_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (issuer, subject),
  unique (user_id, issuer)
);

create table sso_attempt (
  state_hash bytea primary key,
  -- Of the cookie of the browser that began it.
  browser_hash bytea not null,
  -- Of issuer and client id: an answer is not redeemed at another provider than it was asked for at.
  provider_hash bytea not null,
  nonce text not null,
  sealed_verifier text not null,
  back text not null,
  -- The person had to prove who they are anew.
  again boolean not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sso_attempt_expires_at_index on sso_attempt (expires_at);

-- How a session began, and whether the provider vouched for a second factor and for when the person was there.
alter table user_session
  add column by_provider boolean not null default false,
  add column provider_factor boolean not null default false,
  add column provider_auth_at timestamptz;
alter table sign_in_challenge
  add column by_provider boolean not null default false,
  add column provider_auth_at timestamptz;
${limitRows('user_identity')}
${limitRows('sso_attempt')}
`);
  }
}
