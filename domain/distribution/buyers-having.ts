/** A delivery in one of these states is with its buyer, may be, or is on its way there; a returned one was. */
const HAVING: ReadonlySet<string> = new Set(['reserved', 'sending', 'retrying', 'unknown', 'accepted', 'tested', 'returned']);

/** The buyers that have, had or may have a lead. Automation gives it to none of their accounts; after a refusal another account may try. */
export function buyersHaving(deliveries: readonly { readonly buyerId: string; readonly state: string }[]): ReadonlySet<string> {
  return new Set(deliveries.filter(({ state }) => HAVING.has(state)).map(({ buyerId }) => buyerId));
}
