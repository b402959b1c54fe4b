import { useQuery } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';
import { listLeadFieldColumns } from '#api/contract/lead-fields';
import type { List, ListColumn } from '#api/contract/listing/list';
import { call } from '#ui/client/call';

/**
 * A list about leads with the fields of lead types that may be its columns; null for the moment until they are known, and the list as it is when they
 * cannot be had.
 */
export function useLeadFields(list: List): ComputedRef<List | null> {
  const { data, isError } = useQuery({
    queryKey: ['lead-types', 'lead-field-columns'],
    queryFn: () => call(listLeadFieldColumns, {}),
    staleTime: 60_000,
    retry: 1,
  });
  return computed(() =>
    data.value
      ? { ...list, columns: [...list.columns, ...data.value.items.map(columnOf)] }
      : isError.value
        ? list
        : null,
  );
}

const columnOf = ({
  name,
  label,
  kind,
}: {
  name: string;
  label: string;
  kind: 'text' | 'number' | 'boolean' | 'day';
}): ListColumn => ({
  name,
  label,
  kind,
  filter: true,
  sort: true,
  shown: false,
  width: kind === 'text' ? 160 : 110,
  personal: true,
});
