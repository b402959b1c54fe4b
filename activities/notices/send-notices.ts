import type { Pool } from 'pg';
import { readRow } from '#db/read-rows';
import type { NoticeSenders } from '../transports/message';
import { sendNotice, type NoticePlace, type PendingNotice } from './send-notice';

/** A notice is tried this many seconds after it was made; after the last try it has failed. */
const TRY_AFTER_SECONDS = [0, 60, 300, 1800, 7200, 21_600] as const;

export interface SendNoticesOptions extends NoticePlace {
  /** Most notices handled in one call. */
  readonly limit?: number;
}
export interface SentNotices {
  readonly sent: number;
  readonly failed: number;
  /** Did not work this time and will be tried again. */
  readonly retried: number;
}

/** Longer than any sender waits: who has not booked by then is gone. */
const CLAIM_SECONDS = 180;

const CLAIM_NEXT = `
  with due as (
    select notice.id from notice
     where notice.state = 'pending' and not notice.id = any($3::uuid[])
       and (notice.claimed_until is null or notice.claimed_until < clock_timestamp())
       and notice.created_at + ($2::int[])[notice.attempts + 1] * interval '1 second' <= to_timestamp($1::float8 / 1000)
     order by notice.created_at, notice.id limit 1 for update skip locked
  ), notice as (
    update notice set claimed_until = clock_timestamp() + ${CLAIM_SECONDS} * interval '1 second' from due where notice.id = due.id
    returning notice.*
  )
  select notice.id, notice.kind, notice.channel, notice.attempts, notice.lead_id, app_user.email, app_user.phone, app_user.active,
    app_user.name, notice.sealed_link, notice.detail, notice.created_at, (select name from installation where id = 1) as installation,
    buyer.company as buyer, method.name as method, delivery.reason ->> 'code' as reason, notice.claimed_until::text as claim
  from notice
  join app_user on app_user.id = notice.user_id
  left join delivery on delivery.id = notice.delivery_id
  left join buyer on buyer.id = delivery.buyer_id
  left join delivery_method method on method.id = delivery.method_id`;

const BOOK = `
  update notice set state = $2, attempts = $3, error_code = $4, claimed_until = null,
    sealed_link = case when $2 = 'pending' then sealed_link end,
    sent_at = case when $2 = 'sent' then to_timestamp($5::float8 / 1000) end
  where id = $1 and claimed_until = $6::text::timestamptz`;

/**
 * Sends the notices that are due. Each is claimed for a while first, so that any number of workers may call this at once and nothing of
 * Postgres is held while a mail server is slow. A crash between sending and booking repeats the message, with the same Message-ID, when the
 * claim is over; nothing is ever lost.
 */
export async function sendNotices(
  pool: Pool,
  senders: NoticeSenders,
  options: SendNoticesOptions,
): Promise<SentNotices> {
  const counts = { sent: 0, failed: 0, retried: 0 };
  const seen: string[] = [];
  while (seen.length < (options.limit ?? 100)) {
    const result = await sendNext(pool, senders, options, seen);
    if (result === undefined) break;
    counts[result.state] += 1;
    seen.push(result.id);
  }
  return counts;
}

async function sendNext(
  pool: Pool,
  senders: NoticeSenders,
  options: SendNoticesOptions,
  seen: readonly string[],
): Promise<{ id: string; state: keyof SentNotices } | undefined> {
  const notice = await readRow<PendingNotice & { claim: string }>(pool, {
    text: CLAIM_NEXT,
    values: [options.now, TRY_AFTER_SECONDS, seen],
  });
  if (!notice) return undefined;
  const result = await sendNotice(notice, senders, options);
  const attempts = notice.attempts + 1;
  const again = !result.sent && result.retryable && attempts < TRY_AFTER_SECONDS.length;
  const state = result.sent ? 'sent' : again ? 'pending' : 'failed';
  const code = result.sent ? null : result.code;
  await pool.query(BOOK, [notice.id, state, attempts, code, options.now, notice.claim]);
  return { id: notice.id, state: again ? 'retried' : result.sent ? 'sent' : 'failed' };
}
