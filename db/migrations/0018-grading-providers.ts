import { Migration } from '@mikro-orm/migrations';

/** Outside services that judge checks of the grading scale, and what they said of a lead. */
export class GradingProviders0018 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table installation add column grading_providers jsonb not null default '[]';

-- Null: nobody was asked. Written once, before the lead is decided upon.
alter table lead add column judgements jsonb;
`);
  }
}
