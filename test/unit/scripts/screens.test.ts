import { read, sourceFiles } from '#test/kit/source-files';
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
const routes = sourceFiles(['ui'])
  .filter((file) => file.endsWith('/routes.ts'))
  .flatMap((file) => [...read(file).matchAll(/\bpath: '(\/[^']*)'(?![^}]*\bredirect:)/g)].map((match) => match[1]!));
const patternOf = (segment: string): string =>
  !segment.startsWith(':') ? `/${segment}` : segment.endsWith('?') ? '(/[^/]+)?' : '/[^/]+';
const isLike = (route: string, path: string): boolean =>
  new RegExp(`^${route.split('/').slice(1).map(patternOf).join('')}$`).test(path);

describe('the pictures of all screens', () => {
  it('show every screen that has an address', () => {
    expect(
      routes.filter((route) => !BY_LINK_ONLY.includes(route) && !pictured.some((path) => isLike(route, path))),
    ).toEqual([]);
  });

  it('show no screen that is not there', () => {
    expect(pictured.filter((path) => !routes.some((route) => isLike(route, path)))).toEqual([]);
  });

  it('have names of their own', () => expect(new Set(SCREENS.map(({ name }) => name)).size).toBe(SCREENS.length));
});
