import { BugError } from '#domain/kernel/errors';
import type { CapWindow, QuantityLimits } from '#domain/limits/limits.schema';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { openWindows } from '../reserve/open-windows';
import { windowColumns, windowsToHold } from '#domain/limits/windows-to-hold';

const TAKE = {
  name: 'take-campaign-cap',
  text: `with wanted as materialized (
  select w.cap_window, w.starts_at, w.cap, w.place
    from unnest($2::text[], $3::timestamptz[], $4::int[]) with ordinality as w (cap_window, starts_at, cap, place)
), locked_windows as materialized (
  select w.cap_window, w.cap, w.place, c.used
    from wanted w
    join cap_window c on c.scope = 'campaign' and c.scope_id = $1::uuid and c.cap_window = w.cap_window and c.starts_at = w.starts_at
   order by w.place
     for no key update of c
), verdict as materialized (
  select (select count(*) from locked_windows) = cardinality($2::text[]) as opened,
         (select w.cap_window from locked_windows w where w.used >= w.cap order by w.place limit 1) as full_window
), counted as (
  update cap_window c set used = c.used + 1
    from verdict v, wanted w
   where v.opened and (v.full_window is null or $5::boolean)
     and c.scope = 'campaign' and c.scope_id = $1::uuid and c.cap_window = w.cap_window and c.starts_at = w.starts_at
)
select v.opened, v.full_window from verdict v`,
};

export interface CampaignCount {
  readonly campaignId: string;
  readonly limits: QuantityLimits;
  /** IANA zone in which its days begin. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** A reviewer took the lead: it is counted beyond the limit, too. */
  readonly past?: boolean;
}

/**
 * Counts one accepted lead in all windows of its campaign, or answers the first full window and counts nothing. Exact: the rows stay
 * locked until the caller's transaction ends, so call it last in it.
 */
export async function takeCampaignCap(client: Queryable, counted: CampaignCount): Promise<CapWindow | null> {
  const { campaignId, limits, zone, now, past = false } = counted;
  const windows = windowsToHold(now, zone, limits, false);
  for (let round = 0; round < 2; round += 1) {
    const row = await readRow<{ opened: boolean; fullWindow: CapWindow | null }>(client, {
      ...TAKE,
      values: [campaignId, ...windowColumns(windows), past],
    });
    if (row?.opened) return row.fullWindow;
    await openWindows(client, 'campaign', campaignId, windows);
  }
  throw new BugError('windows-missing', 'Cap windows of a campaign vanished while they were counted');
}
