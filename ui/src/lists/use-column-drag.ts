import { onScopeDispose, shallowRef, type Ref } from 'vue';
import { moveColumn, resizeColumn, type ColumnState } from './column-state';

interface Drag { readonly name: string; readonly target: string | null; readonly side: 'before' | 'after' }
/** So far a pressed pointer moves before it is a drag and not a click. */
const SLACK = 5;

/** Headings dragged to another place, and their edges dragged to another width, with any pointer. */
export function useColumnDrag(columns: Ref<readonly ColumnState[]>, widthOf: (name: string) => number) {
  const drag = shallowRef<Drag | null>(null);
  let wasDrag = false;
  let stop: (() => void) | undefined;

  function follow(onMove: (event: PointerEvent) => void, onEnd: () => void): void {
    const end = (): void => {
      stop?.();
      onEnd();
    };
    stop = () => {
      removeEventListener('pointermove', onMove);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      stop = undefined;
    };
    addEventListener('pointermove', onMove);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  }

  function startDrag(event: PointerEvent, name: string): void {
    wasDrag = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = event.clientX;
    follow((moved) => {
      if (!drag.value && Math.abs(moved.clientX - from) < SLACK) return;
      wasDrag = true;
      const cell = document.elementsFromPoint(moved.clientX, event.clientY).find((each) => each instanceof HTMLElement && each.dataset['column'] !== undefined) as HTMLElement | undefined;
      const box = cell?.getBoundingClientRect();
      drag.value = { name, target: cell?.dataset['column'] ?? null, side: box && moved.clientX > box.left + box.width / 2 ? 'after' : 'before' };
    }, () => {
      const { target, side } = drag.value ?? { target: null, side: 'before' as const };
      drag.value = null;
      if (target !== null && target !== name) columns.value = moveColumn(columns.value, name, target, side);
    });
  }

  function startResize(event: PointerEvent, name: string): void {
    const from = event.clientX;
    const cell = (event.currentTarget as HTMLElement).parentElement;
    const width = cell?.getBoundingClientRect().width ?? widthOf(name);
    follow((moved) => (columns.value = resizeColumn(columns.value, name, width + moved.clientX - from)), () => undefined);
  }
  onScopeDispose(() => stop?.());
  /** Whether the press that just ended was a click. */
  const clicked = (): boolean => !wasDrag;
  return { drag, startDrag, startResize, clicked };
}
