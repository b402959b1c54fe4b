import type { Queryable } from '#db/pool';
import { checkLedger } from './check-ledger';
import { violationsOf, type BookRule, type Violation } from './violation';
import { inStates } from '#db/in-states';
import { GIVEN_UP_STATES, HOLDING_STATES } from '#domain/words/delivery';
import { APPROVED_RETURNS } from '#domain/words/returns';

const HOLDS = inStates('d.state', HOLDING_STATES);
/** One row per delivery and window it is counted in. */
const HELD = `select d.account_id, h."window" as cap_window, h.start as starts_at, coalesce(h.ignored, false) as ignored, h."limit"
  from delivery d cross join lateral jsonb_to_recordset(d.cap_windows) as h ("window" text, start timestamptz, "limit" int, ignored boolean)`;

const BOOK_RULES: readonly BookRule[] = [
  {
    violation: 'slots-differ',
    count: `select 1 from lead l left join (select d.lead_id, count(*) as held from delivery d where ${HOLDS} and d.replaces is null group by d.lead_id) h
      on h.lead_id = l.id where l.slots_taken <> coalesce(h.held, 0)`,
  },
  { violation: 'lead-oversold', count: 'select 1 from lead l where l.slots_taken > l.max_deliveries' },
  {
    violation: 'exclusive-sold-twice',
    count: `select 1 from delivery d where ${HOLDS} and d.replaces is null group by d.lead_id having count(*) > 1 and bool_or(d.exclusive)`,
  },
  {
    violation: 'buyer-has-it-twice',
    count: `select 1 from delivery d where ${HOLDS} and not d.before_buyer_rule group by d.lead_id, d.buyer_id having count(*) > 1`,
  },
  {
    violation: 'exclusive-holder-differs',
    count: `select 1 from lead l left join delivery d on d.lead_id = l.id and d.exclusive and ${HOLDS}
        and (d.replaces is null or l.exclusive_holder = d.id)
      where l.exclusive_holder is distinct from d.id`,
  },
  {
    violation: 'cap-count-differs',
    count: `select 1 from (select account_id, cap_window, starts_at, count(*) as held from (${HELD}) h group by 1, 2, 3) h
      full join (select * from cap_window where scope = 'account') c
        on c.scope_id = h.account_id and c.cap_window = h.cap_window and c.starts_at = h.starts_at
      where coalesce(c.used, 0) <> coalesce(h.held, 0)`,
  },
  {
    // Each lead counted under a limit found room for it then; beyond the largest such limit only leads that ignored limits can be.
    violation: 'cap-exceeded',
    count: `select 1 from (${HELD}) h group by account_id, cap_window, starts_at
      having count(*) > max("limit") filter (where not ignored) + count(*) filter (where ignored or "limit" is null)`,
  },
  {
    // Accounts never edited: their limits are the ones that bound every lead, whatever was recorded with it.
    violation: 'account-limit-exceeded',
    count: `select 1 from (${HELD}) h join delivery_account a on a.id = h.account_id and a.version = 1
      group by a.id, a.limits, h.cap_window, h.starts_at
      having count(*) filter (where not h.ignored) > (a.limits->>h.cap_window)::int`,
  },
  {
    violation: 'windows-without-holder',
    count: `select 1 from delivery d where ${inStates('d.state', GIVEN_UP_STATES)} and d.cap_windows <> '[]'`,
  },
  {
    violation: 'return-not-booked',
    count: `select 1 from lead_return r join delivery d on d.id = r.delivery_id
      where ${inStates('r.state', APPROVED_RETURNS)} and d.state <> 'returned' or r.state = 'requested' and d.state <> 'accepted'`,
  },
  {
    violation: 'returned-without-reason',
    count: `select 1 from delivery d where d.state = 'returned' and d.reason is null`,
  },
  {
    violation: 'source-not-credited',
    count: `select 1 from lead_return r join delivery d on d.id = r.delivery_id join lead l on l.id = d.lead_id
      where r.state = 'approved-to-source' and not l.source_credited
        and not exists (select 1 from delivery o where o.lead_id = l.id and o.id <> d.id and o.state in ('accepted', 'returned'))`,
  },
];

/**
 * Whether the book of record is right in itself: ledger, capacity of leads, caps of accounts, returns. The violated rules with their
 * offenders; none must ever be found, also while leads are running or after any crash. The oracle of tests, demo and chaos runs.
 */
export async function checkBooks(sql: Queryable): Promise<readonly Violation[]> {
  return [...(await checkLedger(sql)), ...(await violationsOf(sql, BOOK_RULES))];
}
