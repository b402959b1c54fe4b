import { Migration } from '@mikro-orm/migrations';

/** An action that cannot be carried out is tried again later and later, stands in nobody's way, and is given up in the end. */
export class ActionAttempts0022 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead_action add column attempts integer not null default 0;
alter table lead_action add column next_at timestamptz;
alter table lead_action drop constraint lead_action_state_check;
alter table lead_action add constraint lead_action_state_check check (state in ('pending', 'done', 'refused', 'failed'));
`);
  }
}
