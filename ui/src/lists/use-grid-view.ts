import { useQuery } from '@tanstack/vue-query';
import { computed, shallowRef } from 'vue';
import type { FilterGroup } from '#api/contract/listing/filter';
import type { List } from '#api/contract/listing/list';
import { createView, listViews, removeView, updateView, type View, type ViewDocument } from '#api/contract/views';
import { call } from '#ui/client/call';
import { keepPreference, loadPreference } from '#ui/client/preference';
import { queryClient } from '#ui/client/query-client';
import { NOTHING } from './filter-model';
import { defaultView, documentOf, sameView, viewOf, type ViewState } from './view-state';

interface Left {
  readonly view: string | null;
  readonly document: ViewDocument;
}

/** How a list is looked at: the saved view chosen, what was changed since, kept per user. `name` keeps two grids of one list apart. */
export function useGridView(list: List, name: string) {
  const key = `lists.${name}`;
  const view = shallowRef<ViewState>(defaultView(list));
  const activeId = shallowRef<string | null>(null);
  const ready = shallowRef(false);

  const saved = useQuery({
    queryKey: ['views', list.name],
    queryFn: () => call(listViews, { query: { list: list.name } }),
    staleTime: 60_000,
  });
  const views = computed<readonly View[]>(() => saved.data.value?.items ?? []);
  const active = computed(() => views.value.find(({ id }) => id === activeId.value) ?? null);
  const original = computed(() => (active.value ? viewOf(list, active.value.document) : defaultView(list)));
  const changed = computed(() => !sameView(view.value, original.value));

  /** What another screen asks for comes first, then how the list was left. */
  async function start(): Promise<void> {
    const asked = (history.state as { filter?: FilterGroup } | null)?.filter;
    const left = await loadPreference<Left>(key);
    const document = left?.document ?? null;
    view.value = viewOf(list, asked ? { ...document, filter: asked } : document);
    activeId.value = asked ? null : (left?.view ?? null);
    ready.value = true;
  }
  void start();

  function keep(): void {
    keepPreference(key, { view: activeId.value, document: documentOf(view.value) });
  }
  function change(part: Partial<ViewState>): void {
    view.value = { ...view.value, ...part };
    keep();
  }
  function choose(id: string | null): void {
    activeId.value = id;
    view.value = original.value;
    keep();
  }
  const restore = (): void => change({ ...defaultView(list), filter: view.value.filter });
  const clearFilter = (): void => change({ filter: NOTHING });

  const refreshed = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['views', list.name] });
  async function save(title: string, shared: boolean): Promise<void> {
    const made = await call(createView, {
      body: { list: list.name, name: title, shared, document: documentOf(view.value) },
    });
    await refreshed();
    activeId.value = made.id;
    keep();
  }
  async function saveChanges(
    part: { readonly name?: string; readonly shared?: boolean; readonly document?: ViewDocument } = {
      document: documentOf(view.value),
    },
    id = activeId.value,
  ): Promise<void> {
    if (!id) return;
    await call(updateView, { params: { id }, body: part });
    await refreshed();
  }
  async function remove(gone: View): Promise<() => Promise<void>> {
    await call(removeView, { params: { id: gone.id } });
    if (activeId.value === gone.id) choose(null);
    await refreshed();
    return async () => {
      await call(createView, {
        body: { list: gone.list, name: gone.name, shared: gone.shared, document: gone.document },
      });
      await refreshed();
    };
  }
  return {
    view,
    views,
    active,
    activeId,
    changed,
    ready,
    change,
    choose,
    restore,
    clearFilter,
    save,
    saveChanges,
    remove,
  };
}
export type GridView = ReturnType<typeof useGridView>;
