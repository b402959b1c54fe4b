import { isMembers } from '../kernel/members';

/** What plans, bids, sales and auctions keep of what buyers pay. */
const PRICES: ReadonlySet<string> = new Set(['price', 'priceMinor', 'bidMinor', 'bestMinor']);
/** What was sent and answered word for word stays as it was. */
const VERBATIM: ReadonlySet<string> = new Set(['request', 'response', 'reading']);

/** The same facts for somebody who may not see what buyers pay: each such amount is null, at whatever depth. */
export function withoutPrices<T>(facts: T): T {
  if (Array.isArray(facts)) return facts.map(withoutPrices) as T;
  if (!isMembers(facts)) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      PRICES.has(name) ? null : VERBATIM.has(name) ? value : withoutPrices(value),
    ]),
  ) as T;
}
