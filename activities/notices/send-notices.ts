import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '#db/pool';
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

const NEXT_DUE = `
  select notice.id, notice.kind, notice.channel, notice.attempts, notice.lead_id, app_user.email, app_user.phone, app_user.active,
    app_user.name, notice.sealed_link, notice.detail, notice.created_at, (select name from installation where id = 1) as installation,
    buyer.company as buyer, method.name as method, delivery.reason ->> 'code' as reason
  from notice
  join app_user on app_user.id = notice.user_id
  left join delivery on delivery.id = notice.delivery_id
  left join buyer on buyer.id = delivery.buyer_id
  left join delivery_method method on method.id = delivery.method_id
  where notice.state = 'pending' and not notice.id = any($3::uuid[])
    and notice.created_at + ($2::int[])[notice.attempts + 1] * interval '1 second' <= to_timestamp($1::float8 / 1000)
  order by notice.created_at, notice.id
  limit 1
  for update of notice skip locked`;

/**
 * Sends the notices that are due, each in its own transaction that holds the notice's row: any number of workers may call this at once.
 * A crash between sending and booking repeats the message with the same Message-ID; nothing is ever lost.
 */
export async function sendNotices(
  pool: Pool,
  senders: NoticeSenders,
  options: SendNoticesOptions,
): Promise<SentNotices> {
  const counts = { sent: 0, failed: 0, retried: 0 };
  const seen: string[] = [];
  while (seen.length < (options.limit ?? 100)) {
    const result = await inTransaction(pool, (client) => sendNext(client, senders, options, seen));
    if (result === undefined) break;
    counts[result.state] += 1;
    seen.push(result.id);
  }
  return counts;
}

async function sendNext(
  client: PoolClient,
  senders: NoticeSenders,
  options: SendNoticesOptions,
  seen: readonly string[],
): Promise<{ id: string; state: keyof SentNotices } | undefined> {
  const notice = await readRow<PendingNotice>(client, {
    text: NEXT_DUE,
    values: [options.now, TRY_AFTER_SECONDS, seen],
  });
  if (!notice) return undefined;
  const result = await sendNotice(notice, senders, options);
  const attempts = notice.attempts + 1;
  const again = !result.sent && result.retryable && attempts < TRY_AFTER_SECONDS.length;
  await client.query(
    `update notice set state = $2, attempts = $3, error_code = $4, sealed_link = case when $2 = 'pending' then sealed_link end,
       sent_at = case when $2 = 'sent' then to_timestamp($5::float8 / 1000) end where id = $1`,
    [
      notice.id,
      result.sent ? 'sent' : again ? 'pending' : 'failed',
      attempts,
      result.sent ? null : result.code,
      options.now,
    ],
  );
  return { id: notice.id, state: result.sent ? 'sent' : again ? 'retried' : 'failed' };
}
