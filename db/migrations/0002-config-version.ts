import { Migration } from '@mikro-orm/migrations';

/** The history of every configuration change: audit, rollback, and the version number each lead records. Append only. */
export class ConfigVersion0002 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end
$$;

create table config_version (
  id bigserial primary key,
  entity text not null,
  entity_id uuid not null,
  version integer not null check (version > 0),
  actor text not null,
  at timestamptz not null default now(),
  before jsonb,
  after jsonb,
  created_at timestamptz not null default now(),
  check (before is not null or after is not null),
  unique (entity, entity_id, version)
);
create trigger config_version_append_only before update or delete or truncate on config_version
  for each statement execute function refuse_change();
`);
  }
}
