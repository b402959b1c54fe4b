import { windowStarts } from '#domain/limits/window-starts';
import type { Queryable } from '#db/pool';

const COUNT = {
  name: 'count-qualified',
  text: `insert into cap_window as c (scope, scope_id, cap_window, starts_at, qualified)
select 'account', w.account_id, 'month', w.starts_at, 1
  from unnest($1::uuid[], $2::timestamptz[]) as w (account_id, starts_at)
 order by w.account_id
on conflict (scope, scope_id, cap_window, starts_at) do update set qualified = c.qualified + 1`,
};

/**
 * One more lead that each of these accounts qualified for, in the month of its buyer's zone. Count once per plan: call it in the
 * transaction that writes the plan row. Accounts are locked in id order, so concurrent plans do not deadlock.
 */
export async function countQualified(
  sql: Queryable,
  accounts: readonly { readonly accountId: string; readonly zone: string }[],
  now: number,
): Promise<void> {
  const zones = new Map(accounts.map((account) => [account.accountId, account.zone]));
  if (zones.size === 0) return;
  const starts = [...zones.values()].map((zone) => new Date(windowStarts(now, zone).month).toISOString());
  await sql.query({ ...COUNT, values: [[...zones.keys()], starts] });
}
