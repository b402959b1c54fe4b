import { useQueries } from '@tanstack/vue-query';
import { computed } from 'vue';
import { listEndpoints } from '#api/contract/listing/list-endpoints';
import type { FilterGroup } from '#api/contract/listing/filter';
import type { List } from '#api/contract/listing/list';
import { deliveryQueue } from '#api/contract/listing/lists/delivery-queue';
import { qualityControl } from '#api/contract/listing/lists/quality-control';
import { returns } from '#api/contract/listing/lists/returns';
import { call } from '#ui/client/call';
import { useLive } from '#ui/client/live';
import { useMe } from '#ui/client/me';
import { queryClient } from '#ui/client/query-client';

const COUNTED: readonly { readonly list: List; readonly filter?: FilterGroup }[] = [
  { list: qualityControl },
  { list: deliveryQueue },
  { list: returns, filter: { join: 'and', items: [{ column: 'state', is: 'is', value: 'requested' }] } },
];

/** How much waits behind the menu's entries that have a number, by the list's name; kept up to date by the live stream. */
export function useNavCounts() {
  const session = useMe();
  const results = useQueries({
    queries: COUNTED.map(({ list, filter }) => ({
      queryKey: ['nav-count', list.name],
      staleTime: 5000,
      enabled: computed(() => session.can(list.permission)),
      queryFn: () => call(listEndpoints(list).count, { body: filter ? { filter } : {} }),
    })),
  });
  let due: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    due ??= setTimeout(() => {
      due = undefined;
      void queryClient.invalidateQueries({ queryKey: ['nav-count'] });
    }, 1500);
  };
  useLive({ leads: soon, back: soon });

  return computed(
    () =>
      Object.fromEntries(
        COUNTED.map(({ list }, index) => {
          const found = results.value[index]?.data;
          return [
            list.name,
            found && found.count > 0 ? `${found.count.toLocaleString('en-US')}${found.more ? '+' : ''}` : '',
          ];
        }),
      ) as Readonly<Record<string, string>>,
  );
}
