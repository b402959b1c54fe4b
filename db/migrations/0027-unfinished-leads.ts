import { Migration } from '@mikro-orm/migrations';
import { concurrentIndex } from './kit/concurrent-index';

/** Leads that need a running workflow are looked through in the order of their ids, round and round; the closed ones are many. */
export class UnfinishedLeads0027 extends Migration {
  override isTransactional(): boolean {
    return false;
  }

  override up(): void {
    for (const statement of concurrentIndex('lead_unfinished_index', `lead (id) where stage <> 'closed'`))
      this.addSql(statement);
  }
}
