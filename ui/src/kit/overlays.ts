import { readonly, shallowRef } from 'vue';

const menu = shallowRef(false);
const palette = shallowRef(false);
const help = shallowRef(false);

/** What lies over the screens: the menu on narrow windows, the command palette, the keyboard help. */
export const overlays = { menu: readonly(menu), palette: readonly(palette), help: readonly(help) };
export const openMenu = (): void => void (menu.value = true);
export const openPalette = (): void => void (palette.value = true);
export const openHelp = (): void => void (help.value = true);
export function closeOverlays(): void {
  menu.value = palette.value = help.value = false;
}
