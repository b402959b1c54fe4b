import { Migration } from '@mikro-orm/migrations';

/**
 * What a deleted lead was: stage, outcome, end, and the time it was to begin at if it had not begun. Leads that were deleted before come
 * back as what the rest of the book says of them.
 */
export class DeletedFrom0019 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead add column deleted_from jsonb;
update lead set deleted_from = jsonb_build_object(
    'stage', case when qc->>'state' = 'waiting' then 'qc' else 'closed' end,
    'outcome', case when qc->>'state' = 'waiting' then 'qc' when qc->>'state' = 'invalidated' then 'invalid'
                    when exists (select 1 from lead_plan where lead_plan.lead_id = lead.id) then 'unsold'
                    when reasons <> '[]' then 'rejected' else 'held' end,
    'closedAt', case when qc->>'state' = 'waiting' then null else closed_at end)
 where deleted_at is not null;
`);
  }
}
