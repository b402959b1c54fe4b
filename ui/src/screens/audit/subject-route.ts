import type { RouteLocationRaw } from 'vue-router';
import { SCREENS } from '#ui/app/screens';

/** What a thing of the book of record (`delivery_account`) is called in addresses (`delivery-accounts`). */
export const resourceName = (subject: string): string =>
  subject === 'app_user' ? 'users' : `${subject.replaceAll('_', '-')}s`;

/** `delivery_account` is shown by the screen `delivery-accounts.edit`, a lead by `lead`; null where a thing has no screen. */
export function subjectRoute(subject: string, id: unknown): RouteLocationRaw | null {
  if (typeof id !== 'string') return null;
  const screen = SCREENS.find(
    ({ name, path }) => (name === `${resourceName(subject)}.edit` || name === subject) && path.includes(':'),
  );
  const param = /:(\w+)/.exec(screen?.path ?? '')?.[1];
  return screen && param ? { name: screen.name, params: { [param]: id } } : null;
}
