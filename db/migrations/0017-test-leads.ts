import { Migration } from '@mikro-orm/migrations';

/** A test lead that a testing address took is `tested`, never sold. */
export class TestLeads0017 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table lead drop constraint lead_outcome_check;
alter table lead add constraint lead_outcome_check check (outcome in
  ('rejected', 'qc', 'invalid', 'sold', 'tested', 'unsold', 'unresolved', 'held', 'erased', 'deleted')) not valid;
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check check (state in
  ('reserved', 'sending', 'retrying', 'unknown', 'accepted', 'tested', 'refused', 'failed', 'released', 'returned')) not valid;
`);
  }
}
