import { Migration } from '@mikro-orm/migrations';

/** A source can be closed, as a campaign can: it is done with, not only switched off for now. */
export class ClosedSource0020 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table source drop constraint source_status_check;
alter table source add constraint source_status_check check (status in ('active', 'closed', 'inactive'));
`);
  }
}
