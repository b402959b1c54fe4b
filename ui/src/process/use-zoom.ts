import { nextTick, shallowRef, watch, type ShallowRef } from 'vue';

interface Size {
  readonly width: number;
  readonly height: number;
}
export interface ZoomRoom {
  readonly content: Size;
  readonly room: Size;
}

const LEAST = 0.35;
const MOST = 1.8;
/** Text smaller than this is not read any more; wider pictures are scrolled. */
const READABLE = 0.72;

/** Zoom by button and Ctrl + wheel, and moving by dragging the ground, of a scrolled picture. `measure` answers null when it is not to be zoomed. */
export function useZoom(scroller: Readonly<ShallowRef<HTMLElement | null>>, measure: () => ZoomRoom | null) {
  const zoom = shallowRef(1);
  let chosen = false;

  // Until somebody zooms, the picture fits the width as far as it stays readable.
  watch(
    () => measure(),
    (sizes) => {
      if (sizes === null) zoom.value = 1;
      else if (!chosen) zoom.value = Math.max(READABLE, Math.min(1, sizes.room.width / sizes.content.width));
    },
    { immediate: true },
  );

  async function set(next: number, at?: { readonly x: number; readonly y: number }): Promise<void> {
    const view = scroller.value;
    if (!view || measure() === null) return;
    chosen = true;
    const before = zoom.value;
    zoom.value = Math.min(MOST, Math.max(LEAST, next));
    const point = at ?? { x: view.clientWidth / 2, y: view.clientHeight / 2 };
    const [x, y] = [(view.scrollLeft + point.x) / before, (view.scrollTop + point.y) / before];
    await nextTick();
    view.scrollTo(x * zoom.value - point.x, y * zoom.value - point.y);
  }
  const zoomBy = (factor: number): void => void set(zoom.value * factor);
  const reset = (): void => void set(1);
  function fit(): void {
    const sizes = measure();
    if (sizes) void set(Math.min(1, sizes.room.width / sizes.content.width, sizes.room.height / sizes.content.height));
  }
  function onWheel(event: WheelEvent): void {
    if (!event.ctrlKey || measure() === null) return;
    event.preventDefault();
    const frame = scroller.value!.getBoundingClientRect();
    void set(zoom.value * (event.deltaY < 0 ? 1.1 : 1 / 1.1), {
      x: event.clientX - frame.left,
      y: event.clientY - frame.top,
    });
  }
  function onPointerDown(event: PointerEvent): void {
    const view = scroller.value;
    if (!view || event.button !== 0 || event.pointerType === 'touch' || (event.target as Element).closest('button, a'))
      return;
    const start = { x: event.clientX + view.scrollLeft, y: event.clientY + view.scrollTop };
    const move = (to: PointerEvent): void => view.scrollTo(start.x - to.clientX, start.y - to.clientY);
    const end = (): void => {
      view.classList.remove('dragging');
      window.removeEventListener('pointermove', move);
    };
    view.classList.add('dragging');
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end, { once: true });
  }
  return { zoom, zoomBy, fit, reset, onWheel, onPointerDown };
}
