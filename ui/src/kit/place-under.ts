import type { MenuPlace } from './menu-item';

/** Just beneath the control that was pressed. */
export function placeUnder(event: Event): MenuPlace {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: box.left, y: box.bottom + 4 };
}
