import type { Pool } from 'pg';
import type { Figures } from './figures';

/** A delivery that the database calls accepted, or accepted and given back. */
export interface BookedSale {
  readonly deliveryId: string;
  readonly leadId: string;
  readonly price: number;
  /** Taken over HTTP, so that the buyer's own log must know it. */
  readonly overHttp: boolean;
}
export interface DatabaseView {
  readonly figures: Figures;
  readonly retried: number;
  readonly sales: readonly BookedSale[];
  /** Sentences about rows that must not exist. */
  readonly broken: readonly string[];
}

const LEADS = `
  select count(*)::int as received, count(*) filter (where outcome = 'sold')::int as sold, count(*) filter (where outcome = 'unsold')::int as unsold,
    count(*) filter (where outcome = 'invalid')::int as invalidated, count(*) filter (where stage <> 'closed')::int as unsettled,
    (select count(distinct lead_id)::int from lead_action where action in ('validate', 'invalidate') and state = 'done'
      and lead_id in (select id from lead where campaign_id = any($1))) as reviewed
  from lead where campaign_id = any($1)`;
const REJECTED = `
  select case outcome when 'invalid' then 'invalidated' else reasons -> 0 ->> 'code' end as code, count(*)::int as count
  from lead where campaign_id = any($1) and outcome in ('rejected', 'invalid') group by 1`;
const SALES = `
  select delivery.id as "deliveryId", delivery.lead_id as "leadId", delivery.price_minor as price,
    delivery.state = 'returned' as returned, method.channel <> 'lead-portal' as "overHttp"
  from delivery join lead on lead.id = delivery.lead_id join delivery_method method on method.id = delivery.method_id
  where lead.campaign_id = any($1) and delivery.state in ('accepted', 'returned')`;
const RETRIED = `
  select count(*)::int as retried from delivery_attempt attempt
  join delivery on delivery.id = attempt.delivery_id join lead on lead.id = delivery.lead_id
  where lead.campaign_id = any($1) and attempt.number > 1`;
const LEDGER = `
  select coalesce(-sum(entry.amount_minor) filter (where entry.account = 'revenue'), 0)::bigint as revenue,
    coalesce(sum(entry.amount_minor) filter (where entry.account = 'lead-cost'), 0)::bigint as cost, coalesce(sum(entry.amount_minor), 0)::bigint as balance
  from ledger_entry entry join ledger_transaction on ledger_transaction.id = entry.transaction_id
  join lead on lead.id = ledger_transaction.lead_id
  where lead.campaign_id = any($1)`;
const OVERSOLD = `
  select count(*)::int as count from (
    select lead.id from lead join delivery on delivery.lead_id = lead.id and delivery.state in ('accepted', 'unknown')
    where lead.campaign_id = any($1) group by lead.id having count(*) > lead.max_deliveries) oversold`;
const OVER_CAP = `
  select count(*)::int as count from delivery_account account where (account.limits ->> 'day')::int <
    (select count(*) from delivery join lead on lead.id = delivery.lead_id where delivery.account_id = account.id
      and delivery.state in ('accepted', 'unknown', 'sending', 'retrying') and lead.campaign_id = any($1))`;

/** The run as the book of record has it. */
export async function readDatabase(pool: Pool, campaignIds: readonly string[]): Promise<DatabaseView> {
  const ask = async <T extends object>(text: string): Promise<T[]> => (await pool.query<T>(text, [campaignIds])).rows;
  const one = async <T extends object>(text: string): Promise<T> => (await ask<T>(text))[0] as T;
  const leads =
    await one<Pick<Figures, 'received' | 'sold' | 'unsold' | 'invalidated' | 'unsettled' | 'reviewed'>>(LEADS);
  const rejected = Object.fromEntries(
    (await ask<{ code: string; count: number }>(REJECTED)).map(({ code, count }) => [code, count]),
  );
  const sales = await ask<BookedSale & { returned: boolean }>(SALES);
  const ledger = await one<{ revenue: number; cost: number; balance: number }>(LEDGER);
  const [oversold, overCap] = [await one<{ count: number }>(OVERSOLD), await one<{ count: number }>(OVER_CAP)];
  const broken = [
    ...(ledger.balance === 0 ? [] : [`the ledger is out of balance by ${ledger.balance}`]),
    ...(oversold.count === 0 ? [] : [`${oversold.count} leads were delivered more often than their campaign allows`]),
    ...(overCap.count === 0 ? [] : [`${overCap.count} accounts hold more leads than their daily limit`]),
  ];
  const returned = sales.filter((sale) => sale.returned).length;
  const figures = {
    ...leads,
    rejected,
    delivered: sales.length,
    returned,
    revenue: ledger.revenue,
    cost: ledger.cost,
    margin: ledger.revenue - ledger.cost,
  };
  return { figures, retried: (await one<{ retried: number }>(RETRIED)).retried, sales, broken };
}
