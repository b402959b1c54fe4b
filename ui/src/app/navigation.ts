import type { NavGroup, ScreenRoute } from './screen-route';

const NAV_GROUPS: readonly NavGroup[] = ['work', 'inbound', 'outbound', 'system'];

export interface NavSection {
  readonly group: NavGroup;
  readonly screens: readonly ScreenRoute[];
}

/** The menu: the screens a person may open, by group and order. A group without any is left out. */
export function navigationOf(
  screens: readonly ScreenRoute[],
  mayOpen: (screen: ScreenRoute) => boolean,
): readonly NavSection[] {
  return NAV_GROUPS.map((group) => ({
    group,
    screens: screens
      .filter((screen) => screen.nav?.group === group && mayOpen(screen))
      .sort((a, b) => a.nav!.order - b.nav!.order),
  })).filter((section) => section.screens.length > 0);
}
