import { Migration } from '@mikro-orm/migrations';

/** Who sends a notice claims it for a while, in place of holding its row in a transaction for as long as a mail server takes. */
export class NoticeClaims0030 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

alter table notice add column claimed_until timestamptz;
`);
  }
}
