import { Migration } from '@mikro-orm/migrations';
import { limitRows } from './kit/limit-rows';

/**
 * Seals over the audit log: each names the rows it covers with their digests and the seal before it, under a key that is not in the database.
 * Whoever changes or removes a row, or a seal, cannot make it fit again.
 */
export class AuditSeals0032 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table audit_seal (
  number bigint primary key check (number > 0),
  sealed_at timestamptz not null default now(),
  -- Rows that were made an hour before this and earlier are all in this seal or in one before it.
  covered_until timestamptz not null,
  -- Table and id of each row, and its SHA-256 in the same place.
  row_keys text[] not null check (cardinality(row_keys) > 0),
  row_digests bytea[] not null check (cardinality(row_digests) = cardinality(row_keys)),
  previous bytea not null,
  mac bytea not null,
  created_at timestamptz not null default now(),
  unique (covered_until, number)
);
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
  for each statement execute function refuse_change();
${limitRows('audit_seal')}
`);
  }
}
