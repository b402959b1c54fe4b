import type { HistoryState } from 'vue-router';
import type { FilterGroup } from '#api/contract/listing/filter';

/** What a link brings along for the list it leads to; filters may hold personal data and never stand in an address. */
export const under = (filter: FilterGroup): { readonly state: HistoryState } => ({
  // A filter is plain data, which is all that a history entry asks; the router's type knows no readonly members.
  state: { filter: filter as unknown as HistoryState },
});
