import { Migration } from '@mikro-orm/migrations';

/** Asking for returns and deciding on them is a right of its own; whoever worked on leads had it, and keeps it. */
export class ReturnsPermission0033 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

update role set permissions = array_append(permissions, 'leads:returns')
where 'leads:work' = any(permissions) and not 'leads:returns' = any(permissions);
`);
  }
}
