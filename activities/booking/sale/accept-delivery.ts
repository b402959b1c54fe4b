import type { Reason } from '#domain/kernel/reason';
import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { type Step, stepsJson } from '#db/leads/add-steps';
import { ACCEPT } from './accept-statement';
import type { Booked } from '../booked';
import { storableJson, storableText } from '../storable-json';
import type { DeliveryState } from '#domain/words/delivery';

export interface Acceptance {
  readonly deliveryId: string;
  /** Nothing happens to a delivery in any other state. */
  readonly from: readonly DeliveryState[];
  /** In minor units. An operator's replaces the reserved price; one a buyer confirmed (`attempt`) never goes below it. */
  readonly price?: number | undefined;
  readonly reference?: string | undefined;
  readonly redirectUrl?: string | undefined;
  readonly reason?: Reason | undefined;
  readonly attempt?: { readonly number: number; readonly response: unknown; readonly reading: unknown } | undefined;
  /** The sale ends the lead's distribution: unless something else is in hand, the lead is closed with it. */
  readonly closing?: Step | undefined;
  readonly now: number;
}

/** Books the sale of a delivery that holds its own slot and windows; undefined when it is not in a state to be sold from or the attempt was answered before. */
export async function acceptDelivery(sql: Queryable, acceptance: Acceptance): Promise<Booked | undefined> {
  const { attempt } = acceptance;
  const row = await readRow<Omit<Booked, 'closed'> & { closed: true | null }>(sql, {
    ...ACCEPT,
    values: [
      acceptance.deliveryId,
      acceptance.from,
      soundPrice(acceptance.price),
      storableText(acceptance.reference),
      storableText(acceptance.redirectUrl),
      storableJson(acceptance.reason),
      new Date(acceptance.now).toISOString(),
      newId(),
      attempt?.number ?? null,
      storableJson(attempt?.response),
      storableJson(attempt?.reading),
      acceptance.closing ? stepsJson([acceptance.closing]) : null,
      newId(),
      newId(),
    ],
  });
  if (!row) return undefined;
  const { closed, ...sold } = row;
  return { ...sold, ...(closed ? { closed } : {}) };
}

/** A buyer's answer may name nonsense; a negative or unsafe amount never reaches the books, the reserved price stays. */
function soundPrice(price: number | undefined): number | null {
  return price !== undefined && Number.isSafeInteger(price) && price >= 0 ? price : null;
}
