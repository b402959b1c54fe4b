import { Migration } from '@mikro-orm/migrations';

/**
 * Answers of the API were kept whole, with whatever they said of a person, under the key as its sender had chosen it. They go: a request
 * that is repeated across this very migration is a new one. Keys of intake stay until their thirty days are over; they name their lead.
 */
export class HiddenKeys0024 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

delete from idempotency_key where lead_id is null;
`);
  }
}
