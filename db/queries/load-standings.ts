import type { AccountRecord, AccountStanding } from '#domain/distribution/snapshot';
import { CAP_WINDOWS, type CapWindow } from '#domain/limits/limits.schema';
import { windowStarts } from '#domain/limits/window-starts';
import type { Queryable } from '../pool';
import { readRows } from '../read-rows';
import { buyerReturned } from './buyer-returned';

export type StandingAccount = Pick<
  AccountRecord,
  'accountId' | 'zone' | 'limits' | 'maxQualifiedPercent' | 'maxReturnPercent'
>;

/** An account's local windows at one moment: epoch milliseconds each starts at. */
type Starts = Readonly<Record<CapWindow, number>>;
interface BookedWindow {
  readonly scopeId: string;
  readonly capWindow: CapWindow;
  readonly startsAt: number;
  readonly used: number;
  readonly qualified: number;
}
type Mutable = { used: Record<CapWindow, number>; qualified: number; delivered: number; returned: number };

const UNTOUCHED: AccountStanding = {
  used: { hour: 0, day: 0, week: 0, month: 0 },
  qualified: 0,
  delivered: 0,
  returned: 0,
};

/**
 * Live numbers of accounts in their buyers' own calendar windows around `now` (epoch milliseconds). Only accounts whose terms ask
 * for numbers are read; the others, and those without a booking yet, stand at zero. `delivered` is this month's bookings with leads
 * in hand and returned ones included; `returned` is read only where a return limit is set.
 */
export async function loadStandings(
  sql: Queryable,
  accounts: readonly StandingAccount[],
  now: number,
): Promise<ReadonlyMap<string, AccountStanding>> {
  const startsByZone = new Map<string, Starts>();
  for (const { zone } of accounts) if (!startsByZone.has(zone)) startsByZone.set(zone, windowStarts(now, zone));
  const standings = new Map<string, AccountStanding>(accounts.map(({ accountId }) => [accountId, UNTOUCHED]));
  const counted = new Map(
    accounts.filter(isCounted).map((account) => [account.accountId, startsByZone.get(account.zone)]),
  );
  const booked = (id: string): Mutable => {
    const known = standings.get(id);
    if (known && known !== UNTOUCHED) return known as Mutable;
    const fresh: Mutable = { used: { hour: 0, day: 0, week: 0, month: 0 }, qualified: 0, delivered: 0, returned: 0 };
    standings.set(id, fresh);
    return fresh;
  };
  if (counted.size > 0) await addWindows(sql, counted, [...startsByZone.values()], booked);
  const returning = accounts.filter((account) => account.maxReturnPercent !== null);
  if (returning.length > 0) await addReturns(sql, returning, startsByZone, booked);
  return standings;
}

const isCounted = (account: StandingAccount): boolean =>
  account.maxQualifiedPercent !== null ||
  account.maxReturnPercent !== null ||
  CAP_WINDOWS.some((window) => account.limits[window] !== undefined);

async function addWindows(
  sql: Queryable,
  counted: ReadonlyMap<string, Starts | undefined>,
  starts: readonly Starts[],
  booked: (id: string) => Mutable,
): Promise<void> {
  const moments = starts.flatMap((zone) => CAP_WINDOWS.map((window) => zone[window]));
  const rows = await readRows<BookedWindow>(sql, {
    name: 'load-standings-windows',
    text: `select scope_id, cap_window, starts_at, used, qualified from cap_window
            where scope = 'account' and scope_id = any($1) and starts_at = any($2)`,
    values: [[...counted.keys()], [...new Set(moments)].map((moment) => new Date(moment))],
  });
  for (const row of rows) {
    // Another zone's window may start at the same list of moments; only the account's own counts.
    if (counted.get(row.scopeId)?.[row.capWindow] !== row.startsAt) continue;
    const standing = booked(row.scopeId);
    standing.used[row.capWindow] = row.used;
    if (row.capWindow === 'month') Object.assign(standing, { qualified: row.qualified, delivered: row.used });
  }
}

async function addReturns(
  sql: Queryable,
  accounts: readonly StandingAccount[],
  starts: ReadonlyMap<string, Starts>,
  booked: (id: string) => Mutable,
): Promise<void> {
  const rows = await readRows<{ accountId: string; returned: number }>(sql, {
    name: 'load-standings-returns',
    text: `select asked.account_id, count(*)::integer as returned
             from unnest($1::uuid[], $2::timestamptz[]) as asked (account_id, month_start)
             join delivery on delivery.account_id = asked.account_id and ${buyerReturned('delivery')}
                          and delivery.decided_at >= asked.month_start
            group by asked.account_id`,
    values: [
      accounts.map((account) => account.accountId),
      accounts.map((account) => new Date(starts.get(account.zone)?.month ?? 0)),
    ],
  });
  for (const row of rows) {
    const standing = booked(row.accountId);
    standing.returned = row.returned;
    // A return gives its place in the windows back, but the lead was delivered all the same.
    standing.delivered += row.returned;
  }
}
