import { Migration } from '@mikro-orm/migrations';

/** The ledger is looked at: who may, what its balances and its newest postings are read from, and what came of checking the books. */
export class LedgerScreen0016 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

update role set permissions = permissions || array['ledger:view'] where 'reports:view' = any(permissions) and not 'ledger:view' = any(permissions);

create index ledger_transaction_at_index on ledger_transaction (at desc, id desc);
-- Balances come from the index alone.
create index ledger_entry_balance_index on ledger_entry (account) include (amount_minor, currency, created_at);
drop index ledger_entry_account_index;

create table ledger_check (
  id uuid primary key,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  postings bigint not null check (postings >= 0),
  violations jsonb not null,
  created_at timestamptz not null default now()
);
create index ledger_check_started_index on ledger_check (started_at desc);
`);
  }
}
