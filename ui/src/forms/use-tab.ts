import { computed, ref, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { FieldProblem } from '#api/contract/problem';
import type { Tab } from '#ui/kit/TabBar.vue';

/** The open tab: part of the address where the screen has one for it, so that links and Back lead to it. */
export function useTab(first: string, inAddress: boolean): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  const own = ref(first);
  if (!inAddress) return computed({ get: () => own.value, set: (tab) => (own.value = tab) });
  return computed({
    get: () => (typeof route.query['tab'] === 'string' ? route.query['tab'] : first),
    set: (tab) => void router.replace({ query: { ...route.query, tab: tab === first ? undefined : tab } }),
  });
}

/** A tab is marked when the API found something wrong with one of its fields. */
export function markTabs(
  tabs: readonly (Tab & { readonly fields?: readonly string[] })[],
  errors: readonly FieldProblem[],
): Tab[] {
  return tabs.map(({ fields = [], ...tab }) => ({
    ...tab,
    bad: errors.some(({ field }) => fields.some((path) => field === path || field.startsWith(`${path}.`))),
  }));
}
