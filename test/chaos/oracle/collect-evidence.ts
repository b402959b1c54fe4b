import { checkBooks } from '#activities/upkeep/ledger/check-books';
import type { Violation } from '#activities/upkeep/ledger/violation';
import type { Pool } from 'pg';
import { runningLeads } from '../load/rest';
import type { Diary } from '../load/diary';
import type { Installation } from '../installation';
import type { OpenMarket } from '../market/open-market';
import type { BookedDelivery, BookedLead, Evidence } from './evidence';

const LEADS = `select l.id, r.headers->>'idempotency-key' as key, l.stage, l.outcome, l.reasons->0->>'code' as "firstReason",
    l.qc->>'state' as verdict, l.max_deliveries as "maxDeliveries",
    array(select concat_ws(' ', a.action, a.state, a.error_code) from lead_action a where a.lead_id = l.id order by a.created_at) as actions
  from lead l left join lead_insert_request r on r.lead_id = l.id where l.campaign_id = any($1) order by l.id`;
const DELIVERIES = `select d.id, d.lead_id as "leadId", d.account_id as "accountId", d.state, d.exclusive,
    (extract(epoch from d.reserved_at) * 1000)::float8 as "reservedAt",
    exists (select 1 from delivery_attempt a where a.delivery_id = d.id and a.state in ('sending', 'unknown')) as unanswered
  from delivery d join lead l on l.id = d.lead_id where l.campaign_id = any($1) order by d.id`;
const PENDING = `select a.lead_id as id from lead_action a join lead l on l.id = a.lead_id where a.state = 'pending' and l.campaign_id = any($1)`;

/** Asks all four parties at once what they know of a market. `before` are violations that were there when its fault began. */
export async function collectEvidence(
  { pool, fakes, temporal }: Installation,
  market: OpenMarket,
  diary: Diary,
  left: ReadonlySet<string>,
  before: readonly Violation[],
): Promise<Evidence> {
  const { campaignIds, accountIds, buyers, prefix } = market;
  const rows = async <T extends object>(text: string): Promise<T[]> => (await pool.query<T>(text, [campaignIds])).rows;
  const [leads, deliveries, pending] = await Promise.all([
    rows<BookedLead>(LEADS),
    rows<BookedDelivery>(DELIVERIES),
    rows<{ id: string }>(PENDING),
  ]);
  const entries = diary.read();
  return {
    leads,
    deliveries,
    left,
    pendingActions: pending.map(({ id }) => id),
    posts: entries.filter((entry) => entry.kind === 'post'),
    actions: entries.filter((entry) => entry.kind === 'action'),
    log: (await fakes.log()).filter(({ buyer }) => buyer.startsWith(prefix)),
    running: await runningLeads({ pool, temporal, campaignIds }),
    accounts: buyers.map(({ key, zone, limits = {} }) => ({
      id: accountIds.get(key)!,
      buyer: `${prefix}${key}`,
      zone,
      limits,
    })),
    violations: await newViolations(pool, before),
  };
}

/** The book is checked as a whole; what an earlier fault broke is that fault's. */
async function newViolations(pool: Pool, before: readonly Violation[]): Promise<Violation[]> {
  const known = new Map(before.map(({ violation, count }) => [violation, count]));
  const now = await checkBooks(pool);
  return now
    .map(({ violation, count }) => ({ violation, count: count - (known.get(violation) ?? 0) }))
    .filter(({ count }) => count > 0);
}
