import { HAVING_STATES } from '../words/delivery';

const HAVING: ReadonlySet<string> = new Set(HAVING_STATES);

/** The buyers that have, had or may have a lead. Automation gives it to none of their accounts; after a refusal another account may try. */
export function buyersHaving(
  deliveries: readonly { readonly buyerId: string; readonly state: string }[],
): ReadonlySet<string> {
  return new Set(deliveries.filter(({ state }) => HAVING.has(state)).map(({ buyerId }) => buyerId));
}
