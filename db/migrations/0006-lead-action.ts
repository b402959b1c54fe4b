import { Migration } from '@mikro-orm/migrations';

/** Manual and system actions on leads: booked here first, so that one asked for while Temporal is away is not lost. */
export class LeadAction0006 extends Migration {
  override up(): void {
    this.addSql(`
set local lock_timeout = '2s';

create table lead_action (
  id uuid primary key,
  lead_id uuid not null references lead on delete cascade,
  action text not null,
  payload jsonb not null default '{}',
  actor text not null,
  state text not null default 'pending' check (state in ('pending', 'done', 'refused')),
  follow_up jsonb,
  error_code text,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  check ((state = 'pending') = (decided_at is null))
);
create index lead_action_lead_index on lead_action (lead_id, created_at);
create index lead_action_pending_index on lead_action (created_at) where state = 'pending';

-- The snapshotter follows closed leads in the order they closed.
create index lead_closed_index on lead (closed_at, id) where stage = 'closed';
`);
  }
}
