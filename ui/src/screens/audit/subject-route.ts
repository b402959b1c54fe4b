import type { RouteLocationRaw } from 'vue-router';
import { SCREENS } from '../../app/screens';

/** `delivery_account` is shown by the screen `delivery-accounts.edit`, a lead by `lead`; null where a thing has no screen. */
export function subjectRoute(subject: string, id: unknown): RouteLocationRaw | null {
  if (typeof id !== 'string') return null;
  const plural = subject === 'app_user' ? 'users' : `${subject.replaceAll('_', '-')}s`;
  const screen = SCREENS.find(({ name, path }) => (name === `${plural}.edit` || name === subject) && path.includes(':'));
  const param = /:(\w+)/.exec(screen?.path ?? '')?.[1];
  return screen && param ? { name: screen.name, params: { [param]: id } } : null;
}
