import type { ScreenRoute } from './screen-route';

/** Screens somebody may go to by name: every word that was typed is the start of a word of the screen's. Screens about one thing have no address without it. */
export function screensMatching(
  screens: readonly ScreenRoute[],
  text: string,
  mayOpen: (screen: ScreenRoute) => boolean,
  word: (key: string) => string,
): readonly { readonly name: string; readonly label: string }[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean);
  return screens.flatMap((screen) => {
    const key = screen.title ?? screen.nav?.label;
    if (key === undefined || screen.bare || screen.path.replace(/:\w+\?/g, '').includes(':') || !mayOpen(screen))
      return [];
    const label = word(key);
    const parts = label.toLowerCase().split(/\s+/);
    return typed.every((start) => parts.some((part) => part.startsWith(start))) ? [{ name: screen.name, label }] : [];
  });
}
