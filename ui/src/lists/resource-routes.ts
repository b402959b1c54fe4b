import type { NavEntry, ScreenRoute } from '#ui/app/screen-route';
import type { ListDeclaration } from './define-list-screen';
import { listRoute } from './list-route';

/** The screens of one resource. What a component comes from is loaded when it is gone to. */
export interface ResourceScreens {
  /** Path of the list, and how the routes are called: `<name>`, `<name>.new`, `<name>.edit`. */
  readonly name: string;
  readonly view: NonNullable<ScreenRoute['permission']>;
  readonly edit: NonNullable<ScreenRoute['permission']>;
  readonly nav: NavEntry;
  readonly list: () => Promise<ListDeclaration>;
  readonly form: ScreenRoute['component'];
  /** Where a new one is made otherwise than by the form. */
  readonly wizard?: ScreenRoute['component'];
  /** The form's tab is part of the address. */
  readonly tabInPath?: boolean;
  /** Word keys of the browser tab: of a new one, of one that is there. */
  readonly titles: { readonly create: string; readonly one: string };
}

export function resourceRoutes(of: ResourceScreens): readonly ScreenRoute[] {
  const { name, view, edit, form, titles } = of;
  return [
    { path: `/${name}`, name, component: listRoute(of.list), permission: view, nav: of.nav },
    { path: `/${name}/new`, name: `${name}.new`, component: of.wizard ?? form, permission: edit, title: titles.create },
    {
      path: `/${name}/:id${of.tabInPath ? '/:tab?' : ''}`,
      name: `${name}.edit`,
      component: form,
      permission: view,
      title: titles.one,
    },
  ];
}
