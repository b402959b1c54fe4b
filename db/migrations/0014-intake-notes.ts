import { Migration } from '@mikro-orm/migrations';

/** What intake noticed about a request that it read all the same; and no hash of a person who was erased. */
export class IntakeNotes0014 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead_insert_request add column notes jsonb not null default '[]';

update lead set duplicate_key = null, duplicate_of = null where erased_at is not null and (duplicate_key is not null or duplicate_of is not null);
delete from idempotency_key using lead where lead.id = idempotency_key.lead_id and lead.erased_at is not null;
`);
  }
}
