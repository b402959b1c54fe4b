import { Migration } from '@mikro-orm/migrations';

/**
 * Where a lead's run stands, in the book: which run it is, when its own distribution was over, how often it had to be begun again and
 * when that was; whether what an action asked for came to its end; who made a round.
 */
export class PlacesOfRuns0023 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead add column run_id uuid;
alter table lead add column distributed_at timestamptz;
alter table lead add column restarts integer not null default 0;
alter table lead add column restarted_at timestamptz;

alter table lead_action add column followed_at timestamptz;
update lead_action set followed_at = coalesce(decided_at, created_at) where state <> 'pending';

alter table lead_plan drop constraint lead_plan_origin_check;
alter table lead_plan add constraint lead_plan_origin_check check (origin in ('automation', 'force-id', 'reassign', 'send-to', 'resend')) not valid;
`);
  }
}
