import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { buyerReturned } from '#db/queries/buyer-returned';
import { loadStandings } from '#db/queries/load-standings';
import { ofSide, type MoneyInSight } from '#db/scope/money-scope';
import type { AccountRecord } from '#domain/distribution/snapshot';
import { CAP_WINDOWS } from '#domain/limits/limits.schema';
import { windowStarts } from '#domain/limits/window-starts';
import type { accountUsageSchema } from '#api/contract/account-figures';

type Usage = z.input<typeof accountUsageSchema>;

/** What an account took in its buyer's current hour, day, week and month, and what came of its last seven days. */
export async function loadAccountUsage(
  sql: Queryable,
  account: AccountRecord,
  now: number,
  { revenue }: Pick<MoneyInSight, 'revenue'>,
): Promise<Usage> {
  // Counted whether or not the terms ask for it, so that an operator sees what a limit would do.
  const counted = {
    ...account,
    maxQualifiedPercent: account.maxQualifiedPercent ?? 100,
    maxReturnPercent: account.maxReturnPercent ?? 100,
  };
  const standing = (await loadStandings(sql, [counted], now)).get(account.accountId);
  const starts = windowStarts(now, account.zone);
  const row = await readRow<Usage['lastSevenDays'] & { currency: string }>(sql, {
    name: 'account-last-seven-days',
    text: `select installation.currency,
                  count(*) filter (where delivery.state = 'accepted' or ${buyerReturned('delivery')})::integer as delivered,
                  coalesce(sum(delivery.price_minor) filter (where delivery.state = 'accepted'), 0)::float8 as revenue_minor,
                  count(*) filter (where delivery.state = 'refused')::integer as refused, count(*) filter (where delivery.state = 'failed')::integer as failed
             from installation
             left join delivery on delivery.account_id = $1 and delivery.decided_at >= $2
            group by installation.currency`,
    values: [account.accountId, new Date(now - 7 * 86_400_000)],
  });
  // One row always: the installation is there, its sums may be of nothing.
  const { currency, ...lastSevenDays } = row!;
  return {
    timeZone: account.zone,
    at: new Date(now).toISOString(),
    currency,
    windows: CAP_WINDOWS.map((window) => ({
      window,
      used: standing?.used[window] ?? 0,
      limit: account.limits[window] ?? null,
      startsAt: new Date(starts[window]).toISOString(),
    })),
    month: {
      qualified: standing?.qualified ?? 0,
      delivered: standing?.delivered ?? 0,
      returned: standing?.returned ?? 0,
    },
    lastSevenDays: { ...lastSevenDays, revenueMinor: ofSide(revenue, lastSevenDays.revenueMinor) },
  };
}
