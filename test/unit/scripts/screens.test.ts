import path from 'node:path';
import { ROOT, sourceFiles } from '#test/kit/source-files';
import type { ScreenRoute } from '#ui/app/screen-route';
import { SCREENS, type Places } from '#scripts/screenshots/screens';

/** Screens that only a link from a mail or a demand of the installation leads to. */
const BY_LINK_ONLY = [
  '/reset-password',
  '/accept-invitation',
  '/change-password',
  '/enrol',
  '/:path(.*)*',
  '/:pathMatch(.*)*',
];

const places: Places = {
  sold: 'id',
  waiting: 'id',
  rejected: 'id',
  buyer: 'id',
  account: 'id',
  method: 'id',
  source: 'id',
  campaign: 'id',
  leadType: 'id',
  user: 'id',
  role: 'id',
};
const pictured = SCREENS.map((screen) => screen.path(places));
const under = (parent: { path: string }, child: { path: string }): string =>
  child.path.startsWith('/') ? child.path : `${parent.path}/${child.path}`;
const routes = sourceFiles(['ui'])
  .filter((file) => file.endsWith('/routes.ts'))
  .flatMap((file) => jest.requireActual<{ routes: readonly ScreenRoute[] }>(path.join(ROOT, file)).routes)
  .flatMap((route) => [route, ...(route.children ?? []).map((child) => ({ ...child, path: under(route, child) }))])
  .filter(({ redirect }) => redirect === undefined)
  .map((route) => route.path);
const patternOf = (segment: string): string =>
  !segment.startsWith(':') ? `/${segment}` : segment.endsWith('?') ? '(/[^/]+)?' : '/[^/]+';
const isLike = (route: string, address: string): boolean =>
  new RegExp(`^${route.split('/').slice(1).map(patternOf).join('')}$`).test(address);

describe('the pictures of all screens', () => {
  it('show every screen that has an address', () => {
    expect(
      routes.filter((route) => !BY_LINK_ONLY.includes(route) && !pictured.some((address) => isLike(route, address))),
    ).toEqual([]);
  });

  it('show no screen that is not there', () => {
    expect(pictured.filter((address) => !routes.some((route) => isLike(route, address)))).toEqual([]);
  });

  it('have names of their own', () => expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length));
});
