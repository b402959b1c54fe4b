/** Keeps the first `head` and last `tail` of a long list and says how many are left out; a short list stays as it is. */
export function foldMiddle<T>(
  items: readonly T[],
  most: number,
  head: number,
  tail: number,
): { readonly head: readonly T[]; readonly hidden: readonly T[]; readonly tail: readonly T[] } {
  if (items.length <= most) return { head: items, hidden: [], tail: [] };
  return {
    head: items.slice(0, head),
    hidden: items.slice(head, items.length - tail),
    tail: items.slice(items.length - tail),
  };
}
