import type { Queryable } from '#db/pool';
import { reversePostings } from './reverse-postings';

/** Undoes a sale with all its price changes; answers the minor units of revenue that went back (0 when done before or sold at zero). */
export async function reverseSale(sql: Queryable, deliveryId: string, leadId: string, at: number): Promise<number> {
  const entries = await reversePostings(sql, {
    subjectId: deliveryId,
    of: ['sale', 'price-change'],
    as: 'sale-return',
    leadId,
    at,
  });
  return entries.find((entry) => entry.account === 'revenue')?.amount ?? 0;
}
