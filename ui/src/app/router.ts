import {
  createRouter,
  createWebHistory,
  type RouteLocationNormalized,
  type RouteLocationRaw,
  type RouteRecordRaw,
} from 'vue-router';
import { useMe } from '#ui/client/me';
import { t } from '#ui/words/i18n';
import type { ScreenRoute } from './screen-route';
import { SCREENS } from './screens';

declare module 'vue-router' {
  interface RouteMeta {
    screen?: ScreenRoute;
  }
}

const recordOf = (screen: ScreenRoute): RouteRecordRaw =>
  ({
    path: screen.path,
    name: screen.name,
    component: screen.component,
    meta: { screen },
    ...(screen.children && { children: screen.children.map(recordOf) }),
    ...(screen.redirect !== undefined && { redirect: screen.redirect }),
  }) as RouteRecordRaw;

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...SCREENS.map(recordOf),
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('#ui/screens/not-found/NotFound.vue') },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
});

/** Where a person has to go first, or undefined: nobody's screens are open, and what is demanded of a password comes before everything. */
async function detour(to: RouteLocationNormalized): Promise<RouteLocationRaw | undefined> {
  const session = useMe();
  const screen = to.meta.screen;
  if (screen?.open) return undefined;
  // The screen's files come while the API says who is there.
  if (!session.me) void screen?.component().catch(() => undefined);
  if (!session.me) await session.load();
  if (session.trouble) return undefined;
  if (!session.me) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } };
  if (screen?.duringSetup) return undefined;
  if (session.me.mustChangePassword) return { name: 'change-password', query: { back: to.fullPath } };
  if (session.me.mustEnrol) return { name: 'enrol', query: { back: to.fullPath } };
  return undefined;
}
router.beforeEach(async (to) => (await detour(to)) ?? true);

router.afterEach((to) => {
  const screen = to.meta.screen;
  const label = screen?.title ?? screen?.nav?.label;
  document.title = label ? `${t(label)} · ${t('app.product')}` : t('app.product');
});
/** After a release the chunks of the one before are gone: the screen that was asked for is then loaded whole. */
router.onError((error: unknown, to) => {
  if (error instanceof Error && /dynamically imported module|module script failed/i.test(error.message))
    location.assign(to.fullPath);
});
