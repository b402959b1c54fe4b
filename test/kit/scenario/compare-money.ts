import type { Pool } from 'pg';
import { api, apiText } from './scenario-http';

/** The API as somebody who sees everything calls it. */
export interface MoneyHttp {
  api(method: string, path: string, body?: unknown): Promise<{ readonly body: Record<string, unknown> }>;
  apiText(path: string, body: unknown): Promise<string>;
}
const ADMIN: MoneyHttp = { api, apiText };

/** Minor units. */
export interface Money {
  readonly cost: number;
  readonly revenue: number;
}
type ByLead = Readonly<Record<string, Money>>;

const POSTED = `
  select lead.id, lead.test, lead.received_at >= date_trunc('day', now(), (select time_zone from installation)) as today, lead.source_id = $1 as own,
         coalesce(sum(entry.amount_minor) filter (where entry.account = 'lead-cost'), 0)::bigint as cost, coalesce(-sum(entry.amount_minor) filter (where entry.account = 'revenue'), 0)::bigint as revenue
    from lead left join ledger_transaction posting on posting.lead_id = lead.id left join ledger_entry entry on entry.transaction_id = posting.id
   group by lead.id`;

/** What a look at the money finds different from the ledger's postings, leads of one source one by one; nothing in a healthy installation. All came in the last `days`. */
export async function moneyDifferences(
  pool: Pool,
  sourceId: string,
  days = 2,
  http: MoneyHttp = ADMIN,
): Promise<string[]> {
  const { rows } = await pool.query<{
    id: string;
    test: boolean;
    today: boolean;
    own: boolean;
    cost: number;
    revenue: number;
  }>(POSTED, [sourceId]);
  const own = rows.filter((row) => row.own);
  const posted: ByLead = Object.fromEntries(
    own.map(({ id, cost, revenue }) => [id, { cost: Number(cost), revenue: Number(revenue) }]),
  );
  const figures = await http.api('GET', '/api/v1/lead-figures');
  const dashboard = await dashboardOf(http, sourceId, days);
  return [
    ...differences('list', posted, await listed(http, sourceId)),
    ...differences('export', posted, await exported(http, sourceId)),
    ...differences('dashboard', { all: total(own.filter(({ test }) => !test)) }, { all: dashboard }),
    ...differences(
      'today',
      { all: total(rows.filter(({ test, today }) => today && !test)) },
      { all: { cost: Number(figures.body['costMinor']), revenue: Number(figures.body['revenueMinor']) } },
    ),
    ...differences('ledger', posted, {
      ...Object.fromEntries(own.map(({ id }) => [id, { cost: 0, revenue: 0 }])),
      ...(await inLedger(http, sourceId)),
    }),
    ...(await wholeLedger(http, pool)),
  ];
}

/** What list, export, dashboard and ledger each say of all leads of a source together. */
export async function moneyViews(
  http: MoneyHttp,
  sourceId: string,
  days = 2,
): Promise<Readonly<Record<'list' | 'export' | 'dashboard' | 'ledger', Money>>> {
  const [list, file, ledger] = [
    await listed(http, sourceId),
    await exported(http, sourceId),
    await inLedger(http, sourceId),
  ].map((byLead) => total(Object.values(byLead)));
  return { list: list!, export: file!, dashboard: await dashboardOf(http, sourceId, days), ledger: ledger! };
}

/**
 * Lead list, export, dashboard, today's figures and ledger say the same of every lead of a source, deleted ones included, and of all together.
 * Looks again while they differ: leads of others may be running.
 */
export async function compareMoney(pool: Pool, sourceId: string): Promise<void> {
  let found: string[] = [];
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    found = await moneyDifferences(pool, sourceId);
    if (found.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The views of the money differ:\n${found.join('\n')}`);
}

const total = (rows: readonly { cost: number; revenue: number }[]): Money =>
  rows.reduce((sum, row) => ({ cost: sum.cost + Number(row.cost), revenue: sum.revenue + Number(row.revenue) }), {
    cost: 0,
    revenue: 0,
  });

function differences(where: string, posted: ByLead, shown: ByLead): string[] {
  const said = (money: Money | undefined): string =>
    money ? `cost ${money.cost}, revenue ${money.revenue}` : 'nothing';
  return [...new Set([...Object.keys(posted), ...Object.keys(shown)])]
    .filter((id) => said(posted[id]) !== said(shown[id]))
    .map((id) => `${where}, ${id}: ${said(shown[id])}; the postings say ${said(posted[id])}`);
}

const ofSource = (sourceId: string): object => ({
  join: 'and',
  items: [
    { column: 'source', is: 'is', value: sourceId },
    {
      join: 'or',
      items: [
        { column: 'deleted', is: 'is', value: true },
        { column: 'deleted', is: 'is', value: false },
      ],
    },
  ],
});

type PostingRow = { lead: string; amountMinor: number; accounts: string[] };

/** The postings of a source's leads as the ledger's screen shows them. */
async function inLedger(http: MoneyHttp, sourceId: string): Promise<ByLead> {
  const found: Record<string, { cost: number; revenue: number }> = {};
  const filter = { join: 'and', items: [{ column: 'source', is: 'is', value: sourceId }] };
  await eachRow(http, 'ledger-postings', filter, ({ lead, amountMinor, accounts }: PostingRow) => {
    const sum = (found[lead] ??= { cost: 0, revenue: 0 });
    sum[accounts.includes('revenue') ? 'revenue' : 'cost'] += amountMinor;
  });
  return found;
}

/** The ledger's sums, its accounts one by one and what buyers and sources are booked with. */
async function wholeLedger(http: MoneyHttp, pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ kind: string; amount: number }>(
    `select split_part(account, ':', 1) as kind, abs(sum(amount_minor))::bigint as amount from ledger_entry group by 1`,
  );
  const posted = Object.fromEntries(rows.map(({ kind, amount }) => [kind, Number(amount)]));
  const accounts: Record<string, number> = {};
  await eachRow(
    http,
    'ledger-accounts',
    { join: 'and', items: [] },
    ({ kind, balanceMinor }: { kind: string; balanceMinor: number }) => {
      accounts[kind] = (accounts[kind] ?? 0) + balanceMinor;
    },
  );
  const { receivableMinor, payableMinor, revenueMinor, costMinor } = (await http.api('GET', '/api/v1/ledger')).body;
  const sums: Record<string, unknown> = {
    'buyer-receivable': receivableMinor,
    'source-payable': payableMinor,
    revenue: revenueMinor,
    'lead-cost': costMinor,
  };
  return Object.keys(sums)
    .filter((kind) => (posted[kind] ?? 0) !== sums[kind] || (posted[kind] ?? 0) !== (accounts[kind] ?? 0))
    .map(
      (kind) =>
        `ledger, ${kind}: sum ${String(sums[kind])}, accounts ${accounts[kind] ?? 0}; the postings say ${posted[kind] ?? 0}`,
    );
}

async function eachRow<R>(http: MoneyHttp, list: string, filter: object, take: (row: R) => void): Promise<void> {
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { body } = await http.api('POST', `/api/v1/${list}/search`, {
      filter,
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const row of body['items'] as R[]) take(row);
    cursor = body['next'] as string | null;
  }
}

async function listed(http: MoneyHttp, sourceId: string): Promise<ByLead> {
  const found: Record<string, Money> = {};
  await eachRow(
    http,
    'leads',
    ofSource(sourceId),
    ({
      id,
      costMinor,
      revenueMinor,
      marginMinor,
    }: {
      id: string;
      costMinor: number;
      revenueMinor: number;
      marginMinor: number;
    }) => {
      if (marginMinor !== revenueMinor - costMinor)
        throw new Error(`the list shows a margin of ${marginMinor} for ${id}`);
      found[id] = { cost: costMinor, revenue: revenueMinor };
    },
  );
  return found;
}

async function exported(http: MoneyHttp, sourceId: string): Promise<ByLead> {
  const text = await http.apiText('/api/v1/leads/export', {
    format: 'csv',
    columns: ['id', 'costMinor', 'revenueMinor'],
    filter: ofSource(sourceId),
  });
  const minor = (amount: string | undefined): number => Math.round(Number(amount) * 100);
  return Object.fromEntries(
    text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([id, cost, revenue]) => [id, { cost: minor(cost), revenue: minor(revenue) }]),
  );
}

async function dashboardOf(http: MoneyHttp, sourceId: string, days: number): Promise<Money> {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const { body } = await http.api('POST', '/api/v1/dashboard', {
    by: 'day',
    from: day(-days),
    to: day(1),
    sourceIds: [sourceId],
  });
  const { costMinor, revenueMinor } = body['total'] as { costMinor: number; revenueMinor: number };
  return { cost: costMinor, revenue: revenueMinor };
}
