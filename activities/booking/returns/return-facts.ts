import type { ReturnFacts } from '#domain/lead/refuse-return';
import { campaignSettingsSchema } from '#domain/lead/campaign.schema';
import { windowStarts } from '#domain/limits/window-starts';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { LockedDelivery } from '../lock-delivery';

interface Terms {
  readonly percent: number | null;
  readonly zone: string;
  readonly settings: unknown;
  readonly reasons: readonly string[];
  readonly existing: { readonly id: string; readonly state: string } | null;
}

const TERMS = {
  name: 'return-terms',
  text: `select a.max_return_percent as percent, b.time_zone as zone, c.settings,
       coalesce((select jsonb_agg(r->>'code') from jsonb_array_elements(t.document->'returnReasons') r), '[]') as reasons,
       (select jsonb_build_object('id', r.id, 'state', r.state) from lead_return r where r.delivery_id = d.id and r.state <> 'denied') as existing
  from delivery d
  join lead l on l.id = d.lead_id
  join campaign c on c.id = l.campaign_id
  join lead_type t on t.id = l.lead_type_id
  join delivery_account a on a.id = d.account_id
  join buyer b on b.id = d.buyer_id
 where d.id = $1`,
};
const QUEUE = {
  name: 'queue-returns-of-account',
  text: `select pg_advisory_xact_lock(hashtextextended('return:' || $1::text, 0))`,
};
const SHARE = {
  name: 'return-share',
  text: `select count(*)::int as bought, count(r.id)::int as returned
  from delivery d
  left join lead_return r on r.delivery_id = d.id and r.state <> 'denied'
 where d.account_id = $1 and d.decided_at >= $2 and d.decided_at < $3 and (d.state = 'accepted' or r.id is not null)`,
};
const PAST_MONTH_END_MS = 32 * 86_400_000;

export type FoundFacts = Omit<ReturnFacts, 'reasonCode' | 'now' | 'byOperator'> & {
  readonly existing: Terms['existing'];
};

/**
 * What the return rules need to know. The share is that of the calendar month, in the buyer's zone, in which the lead was bought.
 * Where a share binds, requests of one account take turns until their transactions end, so two cannot both be the last allowed.
 */
export async function returnFacts(client: Queryable, delivery: LockedDelivery): Promise<FoundFacts> {
  const terms = (await readRow<Terms>(client, { ...TERMS, values: [delivery.id] }))!;
  const share = terms.percent === null ? { bought: 0, returned: 0 } : await shareOf(client, delivery, terms.zone);
  return {
    state: delivery.state,
    decidedAt: delivery.decidedAt,
    alreadyReturned: terms.existing !== null,
    validReasons: terms.reasons,
    windowDays: campaignSettingsSchema.parse(terms.settings).returnWindowDays,
    maxReturnPercent: terms.percent,
    ...share,
    existing: terms.existing,
  };
}

async function shareOf(
  client: Queryable,
  delivery: LockedDelivery,
  zone: string,
): Promise<{ bought: number; returned: number }> {
  await client.query({ ...QUEUE, values: [delivery.accountId] });
  const from = windowStarts(delivery.decidedAt ?? delivery.reservedAt, zone).month;
  const to = windowStarts(from + PAST_MONTH_END_MS, zone).month;
  const values = [delivery.accountId, new Date(from).toISOString(), new Date(to).toISOString()];
  const share = await readRow<{ bought: number; returned: number }>(client, { ...SHARE, values });
  return share ?? { bought: 0, returned: 0 };
}
