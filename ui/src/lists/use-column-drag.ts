import { onScopeDispose, shallowRef, type Ref } from 'vue';
import { moveColumn, resizeColumn, type ColumnState } from './column-state';

interface Drag {
  readonly name: string;
  readonly target: string | null;
  readonly side: 'before' | 'after';
}
/** So far a pressed pointer moves before it is a drag and not a click. */
const SLACK = 5;
/** So near to an edge of the list it scrolls on by itself, so many pixels with every picture. */
const EDGE = 40;
const STEP = 14;

/** Headings dragged to another place, and their edges dragged to another width, with any pointer. Escape leaves everything as it was. */
export function useColumnDrag(columns: Ref<readonly ColumnState[]>, widthOf: (name: string) => number) {
  const drag = shallowRef<Drag | null>(null);
  let wasDrag = false;
  let stop: (() => void) | undefined;

  function follow(onMove: (event: PointerEvent) => void, onEnd: (kept: boolean) => void): void {
    const drop = (): void => finish(true);
    const leave = (): void => finish(false);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      leave();
    };
    const listeners = [
      ['pointermove', onMove],
      ['pointerup', drop],
      ['pointercancel', leave],
      ['keydown', onKey],
    ] as const;
    function finish(kept: boolean): void {
      stop?.();
      onEnd(kept);
    }
    stop = () => {
      for (const [type, listener] of listeners) removeEventListener(type, listener as EventListener, true);
      stop = undefined;
    };
    for (const [type, listener] of listeners) addEventListener(type, listener as EventListener, true);
  }

  function startDrag(event: PointerEvent, name: string): void {
    wasDrag = false;
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = event.clientX;
    const scroller = (event.currentTarget as HTMLElement).closest<HTMLElement>('[role=grid]');
    let x = from;
    let frame = 0;
    const aim = (): void => {
      const cell = document
        .elementsFromPoint(x, event.clientY)
        .find((each) => each instanceof HTMLElement && each.dataset['column'] !== undefined) as HTMLElement | undefined;
      const box = cell?.getBoundingClientRect();
      drag.value = {
        name,
        target: cell?.dataset['column'] ?? null,
        side: box && x > box.left + box.width / 2 ? 'after' : 'before',
      };
    };
    const scrollOn = (): void => {
      if (scroller && scrollBy(scroller, x)) aim();
      frame = requestAnimationFrame(scrollOn);
    };
    follow(
      (moved) => {
        if (!drag.value && Math.abs(moved.clientX - from) < SLACK) return;
        wasDrag = true;
        x = moved.clientX;
        aim();
        if (frame === 0) scrollOn();
      },
      (kept) => {
        cancelAnimationFrame(frame);
        const { target, side } = drag.value ?? { target: null, side: 'before' as const };
        drag.value = null;
        if (kept && target !== null && target !== name) columns.value = moveColumn(columns.value, name, target, side);
      },
    );
  }

  function startResize(event: PointerEvent, name: string): void {
    const from = event.clientX;
    const before = columns.value;
    const cell = (event.currentTarget as HTMLElement).parentElement;
    const width = cell?.getBoundingClientRect().width ?? widthOf(name);
    const resize = (moved: PointerEvent): unknown =>
      (columns.value = resizeColumn(columns.value, name, width + moved.clientX - from));
    follow(resize, (kept) => {
      if (!kept) columns.value = before;
    });
  }
  onScopeDispose(() => stop?.());
  /** Whether a press was a click: by key it always is, by pointer when nothing was dragged. */
  const clicked = (event: MouseEvent): boolean => event.detail === 0 || !wasDrag;
  return { drag, startDrag, startResize, clicked };
}

/** Scrolls towards the edge that the pointer is near to; whether it moved. */
function scrollBy(scroller: HTMLElement, x: number): boolean {
  const { left, right } = scroller.getBoundingClientRect();
  const before = scroller.scrollLeft;
  if (x < left + EDGE) scroller.scrollLeft -= STEP;
  else if (x > right - EDGE) scroller.scrollLeft += STEP;
  return scroller.scrollLeft !== before;
}
