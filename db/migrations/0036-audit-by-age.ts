import { Migration } from '@mikro-orm/migrations';
import { concurrentIndex } from './kit/concurrent-index';

/** Each minute the rows of the audit log that came since the last seal are looked for by the time at which they were made. */
export class AuditByAge0036 extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const table of ['config_version', 'audit_event', 'audit_look'])
      for (const statement of concurrentIndex(`${table}_created_index`, `${table} (created_at)`))
        this.addSql(statement);
  }
}
