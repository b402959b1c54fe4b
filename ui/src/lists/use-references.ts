import { useQuery } from '@tanstack/vue-query';
import { computed, type MaybeRefOrGetter, toValue } from 'vue';
import type { FilterGroup } from '#api/contract/listing/filter';
import type { Reference } from '#api/contract/listing/list-item';
import type { List } from '#api/contract/listing/list';
import { LISTS } from '#api/contract/listing/lists/index';
import type { Row } from './row-action';
import { searchRows } from '#ui/client/search-rows';

const LABELS = ['name', 'company', 'label', 'clientId', 'email'];

export const listOf = (resource: string): List | undefined => LISTS.find((list) => list.name === resource);
/** The column a row of a list is called by. */
const labelColumn = (list: List): string =>
  LABELS.find((name) => list.columns.some((column) => column.name === name && column.kind === 'text')) ?? 'id';

const referenceOf = (list: List, row: Row): Reference => ({
  id: row.id,
  label: String(row[labelColumn(list)] ?? row.id),
});

/** Rows of a resource whose name holds `text`, by name; at most 30, one asks more precisely for others. `also` narrows further, e.g. to one buyer's. */
export async function findReferences(list: List, text: string, also?: FilterGroup): Promise<readonly Reference[]> {
  const label = labelColumn(list);
  const items: FilterGroup['items'] = [
    ...(text.trim() ? [{ column: label, is: 'contains' as const, value: text.trim() }] : []),
    ...(also ? [also] : []),
  ];
  const asked = { limit: 30, ...(items.length > 0 && { filter: { join: 'and' as const, items } }) };
  return (await searchRows(list, asked)).items.map((row) => referenceOf(list, row));
}

/** The names behind ids that were chosen. An id out of sight stays an id. */
export function useReferenceLabels(
  resource: MaybeRefOrGetter<string | undefined>,
  ids: MaybeRefOrGetter<readonly string[]>,
) {
  const list = computed(() => listOf(toValue(resource) ?? ''));
  const wanted = computed(() => [...new Set(toValue(ids))].sort());
  const { data } = useQuery({
    queryKey: computed(() => ['reference-labels', list.value?.name, wanted.value]),
    staleTime: 300_000,
    placeholderData: (before: readonly Reference[] | undefined) => before,
    enabled: computed(() => list.value !== undefined && wanted.value.length > 0),
    queryFn: async (): Promise<readonly Reference[]> => {
      const of = list.value!;
      const { items } = await searchRows(of, { ids: wanted.value.slice(0, 200), limit: 200 });
      return items.map((row) => referenceOf(of, row));
    },
  });
  return (id: string): string => data.value?.find((each) => each.id === id)?.label ?? id.slice(0, 8);
}
