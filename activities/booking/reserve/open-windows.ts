import type { Queryable } from '#db/pool';
import { windowColumns, type HeldWindow } from '#domain/limits/windows-to-hold';

const OPEN = {
  name: 'open-cap-windows',
  text: `insert into cap_window (scope, scope_id, cap_window, starts_at)
select $1, $2::uuid, w.cap_window, w.starts_at
  from unnest($3::text[], $4::timestamptz[]) with ordinality as w (cap_window, starts_at, place)
 order by w.place
on conflict do nothing`,
};

/** Makes the counters of windows that have just begun, at zero; needed once an hour per account, before the first booking. */
export async function openWindows(
  sql: Queryable,
  scope: 'account' | 'campaign',
  id: string,
  windows: readonly HeldWindow[],
): Promise<void> {
  const [names, starts] = windowColumns(windows);
  await sql.query({ ...OPEN, values: [scope, id, names, starts] });
}
