import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';

export interface PriceChange {
  readonly deliveryId: string;
  readonly leadId: string;
  readonly buyerId: string;
  readonly currency: string;
  /** Minor units. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

const POST = {
  name: 'post-price-change',
  text: `with posted as (
  insert into ledger_transaction (id, kind, subject_id, sequence, lead_id, at)
  select $1, 'price-change', $2::uuid, (select count(*) from ledger_transaction t where t.kind = 'price-change' and t.subject_id = $2::uuid), $3, $4
  returning id
)
insert into ledger_entry (transaction_id, account, amount_minor, currency)
select p.id, side.account, side.amount, $7
  from posted p cross join (values ('buyer-receivable:' || $5::text, $6::bigint), ('revenue', -$6::bigint)) as side (account, amount)`,
};

/** Books the difference between two different prices of a sold delivery; the caller holds the delivery's lock. */
export async function postPriceChange(client: Queryable, change: PriceChange): Promise<void> {
  const values = [
    newId(),
    change.deliveryId,
    change.leadId,
    new Date(change.at).toISOString(),
    change.buyerId,
    change.to - change.from,
    change.currency,
  ];
  await client.query({ ...POST, values });
}
