/**
 * A bid wins only at the account's listed price or more; an account listed at 0 takes any bid above nothing.
 * Example (minor units): listed 1500, bid 1499 is too low, 1500 is enough; listed 0, bid 1 is enough.
 */
export function acceptsBid(bid: number, listed: number): boolean {
  return Number.isSafeInteger(bid) && bid > 0 && bid >= listed;
}
