import type { ScreenRoute } from './screen-route';

const files = import.meta.glob<{ routes: readonly ScreenRoute[] }>('../screens/*/routes.ts', { eager: true });

/** Every screen that registered itself. */
export const SCREENS: readonly ScreenRoute[] = Object.values(files).flatMap((file) => file.routes);
