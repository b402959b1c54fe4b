import { v5 } from 'uuid';
import type { Queryable } from '#db/pool';
import { readRows } from '#db/read-rows';

export type DeliveryNoticeKind = 'delivery-failed' | 'delivery-refused' | 'delivery-unknown';

/** Namespace of notice ids: a notice's id follows from what it is about, so that queueing twice makes one row. */
const NOTICE_NAMESPACE = '6f2c7f0e-58d0-4f0e-9c57-0d2f4a1b7e11';

const RECIPIENTS = `
  select delivery.lead_id, app_user.id as user_id, channel.name as channel
  from delivery
  join lead on lead.id = delivery.lead_id and not lead.test
  join delivery_method method on method.id = delivery.method_id
  cross join lateral jsonb_array_elements_text(coalesce(method.notifications -> 'userIds', '[]')) chosen(user_id)
  join app_user on app_user.id::text = chosen.user_id and app_user.active
  join (values ('email'), ('sms')) channel(name) on (method.notifications ->> channel.name)::boolean
  where delivery.id = $1`;

interface Recipient {
  readonly leadId: string;
  readonly userId: string;
  readonly channel: string;
}

/**
 * Books a notice for every person and channel that the delivery's method names. Call it in the transaction that books the failure. Nobody is told about a test lead.
 * Calling it again for the same delivery and kind adds nothing. Returns how many were added.
 */
export async function queueDeliveryNotices(
  sql: Queryable,
  deliveryId: string,
  kind: DeliveryNoticeKind = 'delivery-failed',
): Promise<number> {
  const rows = await readRows<Recipient>(sql, { text: RECIPIENTS, values: [deliveryId] });
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => v5(`${deliveryId}/${kind}/${row.userId}/${row.channel}`, NOTICE_NAMESPACE));
  const added = await sql.query(
    `insert into notice (id, lead_id, delivery_id, kind, user_id, channel)
     select given.id, $2, $3, $4, given.user_id, given.channel
     from unnest($1::uuid[], $5::uuid[], $6::text[]) given(id, user_id, channel)
     on conflict (id) do nothing`,
    [ids, rows[0]?.leadId, deliveryId, kind, rows.map((row) => row.userId), rows.map((row) => row.channel)],
  );
  return added.rowCount ?? 0;
}
