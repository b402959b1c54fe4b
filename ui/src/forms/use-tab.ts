import { computed, ref, type WritableComputedRef } from 'vue';
import { useRoute, useRouter } from 'vue-router';

interface TabChoice {
  /** The tabs there are now; another one in the address means the first. */
  readonly ids: () => readonly string[];
  /** Shown without a word about it in the address. */
  readonly first: string;
  /** The screen has an address per record, so that links and Back lead to the tab. */
  readonly inAddress: boolean;
}

/** The open tab: part of the path where the route names one, else of the query. */
export function useTab({ ids, first, inAddress }: TabChoice): WritableComputedRef<string> {
  const route = useRoute();
  const router = useRouter();
  const own = ref(first);
  const inPath = route.matched.at(-1)?.path.includes(':tab') === true;
  const asked = (): unknown => (!inAddress ? own.value : inPath ? route.params['tab'] : route.query['tab']);
  return computed({
    get: () => ids().find((id) => id === asked()) ?? first,
    set: (tab) => {
      if (!inAddress) own.value = tab;
      else if (inPath) void router.replace({ params: { ...route.params, tab: tab === first ? '' : tab } });
      else void router.replace({ query: { ...route.query, tab: tab === first ? undefined : tab } });
    },
  });
}
