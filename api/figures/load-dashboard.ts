import type { Pool } from 'pg';
import { readRow, readRows } from '#db/read-rows';
import type { z } from 'zod';
import { bucketBounds } from '#db/queries/bucket-bounds';
import { bucketedFigures, type FiguresRow } from '#db/queries/bucketed-figures';
import { firstLeadDay } from '#db/queries/first-lead-day';
import { moneyInSight, ofSide, type MoneyInSight } from '#db/scope/money-scope';
import { LONGEST_RANGE, type Figures, type readDashboard as contract } from '#api/contract/dashboard';
import { InvalidRequest } from '#api/http/invalid-request';
import type { DataScope } from '#db/scope/data-scope';

type Body = z.output<(typeof contract)['body']>;
type Answer = z.input<(typeof contract)['responses'][200]>;

const MOST_SOURCES = 10;
const ZERO = {
  received: 0,
  accepted: 0,
  delivered: 0,
  rejected: 0,
  waiting: 0,
  returned: 0,
  revenueMinor: 0,
  costMinor: 0,
};
const ADDED = [
  'received',
  'accepted',
  'delivered',
  'rejected',
  'waiting',
  'returned',
  'revenueMinor',
  'costMinor',
] as const;

/** Leads received in a range, bucket by bucket, beside the range just before. */
export async function loadDashboard(pool: Pool, body: Body, sees: DataScope): Promise<Answer> {
  checkRange(body);
  const { bounds, labels } = await bucketBounds(
    pool,
    body.by,
    body.fromFirstLead ? await beginningOf(pool, body, sees) : body.from,
    body.to,
  );
  const half = (bounds.length - 1) / 2;
  const rows = await bucketedFigures(
    pool,
    {
      bounds,
      leadTypeIds: body.leadTypeIds,
      sourceIds: body.sourceIds,
      campaignIds: body.campaignIds,
      buyerIds: body.buyerIds,
    },
    sees,
  );
  const now = rows.filter((row) => row.bucket > half);
  const money = moneyInSight(sees);
  const place = await readRow<{ currency: string; timeZone: string }>(pool, {
    name: 'read-currency-zone',
    text: 'select currency, time_zone from installation',
  });
  return {
    by: body.by,
    currency: place?.currency ?? 'USD',
    timeZone: place?.timeZone ?? 'UTC',
    buckets: Array.from({ length: half }, (_, index) => ({
      start: isoOf(bounds[half + index]),
      end: isoOf(bounds[half + index + 1]),
      label: labels[half + index] ?? '',
      ...sumOf(
        now.filter((row) => row.bucket === half + index + 1),
        money,
      ),
    })),
    total: sumOf(now, money),
    previous: sumOf(
      rows.filter((row) => row.bucket <= half),
      money,
    ),
    bySource: await bySource(pool, now, money),
  };
}

/** Nothing is before the first lead: a young installation's range begins with it. */
async function beginningOf(pool: Pool, { from, to }: Body, sees: DataScope): Promise<string> {
  const first = await firstLeadDay(pool, sees);
  return first !== null && first > from && first <= to ? first : from;
}

function checkRange({ by, from, to }: Body): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const buckets = days / { day: 1, month: 28, year: 365 }[by];
  if (buckets <= LONGEST_RANGE[by] * (by === 'month' ? 1.1 : 1.01)) return;
  const message = `At most ${LONGEST_RANGE[by]} ${by}s at once.`;
  throw new InvalidRequest('invalid-fields', 'The range is too long.', [
    { field: 'to', code: 'range-too-long', message },
  ]);
}

function sumOf(rows: readonly FiguresRow[], { cost, revenue }: MoneyInSight): Figures {
  const sum = { ...ZERO };
  for (const row of rows) for (const name of ADDED) sum[name] += row[name];
  const { revenueMinor, costMinor } = sum;
  return {
    ...sum,
    revenueMinor: ofSide(revenue, revenueMinor),
    costMinor: ofSide(cost, costMinor),
    marginMinor: ofSide(cost && revenue, revenueMinor - costMinor),
  };
}

async function bySource(pool: Pool, rows: readonly FiguresRow[], money: MoneyInSight): Promise<Answer['bySource']> {
  const groups = new Map<string, FiguresRow[]>();
  for (const row of rows) groups.set(row.sourceId, [...(groups.get(row.sourceId) ?? []), row]);
  const largest = [...groups]
    .map(([id, group]) => ({ id, ...sumOf(group, money) }))
    .sort((one, other) => other.received - one.received)
    .slice(0, MOST_SOURCES);
  const named = await readRows<{ id: string; name: string }>(pool, {
    name: 'name-sources',
    text: 'select id, name from source where id = any($1::uuid[])',
    values: [largest.map((entry) => entry.id)],
  });
  const names = new Map(named.map((row) => [row.id, row.name]));
  return largest.map((entry) => ({ ...entry, name: names.get(entry.id) ?? '' }));
}

const isoOf = (moment: number | undefined): string => new Date(moment ?? 0).toISOString();
