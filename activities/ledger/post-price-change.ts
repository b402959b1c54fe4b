import type { Queryable } from '#db/pool';
import { postTransaction } from './post-transaction';

const SEQUENCE = {
  name: 'next-price-change',
  text: `select count(*)::int as next from ledger_transaction where kind = 'price-change' and subject_id = $1`,
};

/** Books the difference between an old and a new price of a sold delivery; the caller holds the delivery's lock. Minor units. */
export async function postPriceChange(
  client: Queryable,
  change: { deliveryId: string; leadId: string; buyerId: string; currency: string; from: number; to: number; at: number },
): Promise<boolean> {
  const { rows } = await client.query<{ next: number }>({ ...SEQUENCE, values: [change.deliveryId] });
  return postTransaction(client, {
    kind: 'price-change', subjectId: change.deliveryId, sequence: rows[0]?.next ?? 0, leadId: change.leadId,
    debit: `buyer-receivable:${change.buyerId}`, credit: 'revenue', amount: change.to - change.from, currency: change.currency, at: change.at,
  });
}
