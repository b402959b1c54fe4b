import { Migration } from '@mikro-orm/migrations';

/** Double-entry ledger: append only; at commit every transaction has two entries or more that sum to zero per currency. */
export class Ledger0005 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table ledger_transaction (
  id uuid primary key,
  kind text not null check (kind in ('lead-cost', 'sale', 'sale-return', 'lead-cost-return', 'price-change')),
  subject_id uuid not null,
  sequence integer not null default 0 check (sequence >= 0),
  lead_id uuid not null references lead,
  at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  unique (kind, subject_id, sequence)
);
create index ledger_transaction_lead_index on ledger_transaction (lead_id);

create table ledger_entry (
  id bigserial primary key,
  transaction_id uuid not null references ledger_transaction,
  account text not null check (account ~ '^(revenue|lead-cost|(buyer-receivable|source-payable):[0-9a-f-]{36})$'),
  amount_minor bigint not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now()
);
create index ledger_entry_transaction_index on ledger_entry (transaction_id);
create index ledger_entry_account_index on ledger_entry (account, id);

create function assert_ledger_balanced(checked uuid) returns void language plpgsql as $$
begin
  if (select count(*) from ledger_entry where transaction_id = checked) < 2 then
    raise exception 'ledger transaction % has fewer than two entries', checked using errcode = 'check_violation';
  end if;
  if exists (select 1 from ledger_entry where transaction_id = checked group by currency having sum(amount_minor) <> 0) then
    raise exception 'ledger transaction % does not sum to zero', checked using errcode = 'check_violation';
  end if;
end
$$;
create function check_ledger_transaction() returns trigger language plpgsql as $$
begin
  perform assert_ledger_balanced(new.id);
  return null;
end
$$;
create function check_ledger_entry() returns trigger language plpgsql as $$
begin
  perform assert_ledger_balanced(new.transaction_id);
  return null;
end
$$;
create constraint trigger ledger_transaction_balanced after insert on ledger_transaction
  deferrable initially deferred for each row execute function check_ledger_transaction();
create constraint trigger ledger_entry_balanced after insert on ledger_entry
  deferrable initially deferred for each row execute function check_ledger_entry();

create trigger ledger_transaction_append_only before update or delete or truncate on ledger_transaction
  for each statement execute function refuse_change();
create trigger ledger_entry_append_only before update or delete or truncate on ledger_entry
  for each statement execute function refuse_change();
`);
  }
}
