import { Migration } from '@mikro-orm/migrations';

/**
 * Which workers are there, and which changes of the workflows each of them knows (`domain/protocol/patches`): a change begins to be used
 * once all of them know it, so that a new worker beside an old one leaves nothing behind that the old one cannot go on with.
 */
export class WorkerPresence0026 extends Migration {
  override up(): void {
    this.addSql(`
create table worker_presence (
  id uuid primary key,
  patches text[] not null,
  seen_at timestamptz not null default clock_timestamp()
);
`);
  }
}
