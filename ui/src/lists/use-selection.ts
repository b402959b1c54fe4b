import { computed, shallowRef, type Ref } from 'vue';
import type { Row } from './row-action';
import { chooseAll, moved, NO_SELECTION, none, ranged, toggled } from './selection';

/** Which rows are chosen and where the keyboard is. */
export function useSelection(rows: Readonly<Ref<readonly Row[]>>, show: (index: number) => void) {
  const selection = shallowRef(NO_SELECTION);
  const idAt = (index: number): string | undefined => rows.value[index]?.id;
  const ids = computed(() => selection.value.ids);
  const chosen = computed(() => (ids.value.size === 0 ? [] : rows.value.filter(({ id }) => ids.value.has(id))));
  return {
    ids,
    rows: chosen,
    focus: computed(() => Math.min(selection.value.focus, rows.value.length - 1)),
    all: computed(() => rows.value.length > 0 && chosen.value.length === rows.value.length),
    toggle: (index: number): void => void (selection.value = toggled(selection.value, index, idAt(index)!)),
    rangeTo: (index: number): void => void (selection.value = ranged(selection.value, index, idAt)),
    move: (by: number, extend: boolean): void => {
      selection.value = moved(selection.value, by, extend, rows.value.length, idAt);
      if (selection.value.focus >= 0) show(selection.value.focus);
    },
    focusOn: (index: number): void => void (selection.value = { ...selection.value, focus: index, anchor: index }),
    selectAll: (): void =>
      void (selection.value = chooseAll(
        selection.value,
        rows.value.map(({ id }) => id),
      )),
    clear: (): void => void (selection.value = none(selection.value)),
    /** The rows an action on this row is about: all chosen ones if it is among them or none is meant, else itself. */
    meant: (index: number): readonly Row[] => {
      const row = rows.value[index];
      if (chosen.value.length > 0 && (!row || ids.value.has(row.id))) return chosen.value;
      return row ? [row] : [];
    },
  };
}
export type Choice = ReturnType<typeof useSelection>;
