import type { RouteRecordRaw } from 'vue-router';
import type { Permission } from '#api/contract/permissions';

export type NavGroup = 'work' | 'inbound' | 'outbound' | 'system';

export interface NavEntry {
  readonly group: NavGroup;
  /** Word key. */
  readonly label: string;
  /** Path of the icon, from @mdi/js. */
  readonly icon: string;
  readonly order: number;
  /** Pressed after `g`, goes there. */
  readonly key?: string;
}

/** A screen as its `routes.ts` declares it; it needs no other registration. */
export interface ScreenRoute {
  readonly path: string;
  readonly name: string;
  readonly component: () => Promise<unknown>;
  readonly permission?: Permission;
  /** About all data: not for a role that sees a part of it. */
  readonly wholeOnly?: true;
  readonly nav?: NavEntry;
  /** Word key of the browser tab's title; the menu's label unless given. */
  readonly title?: string;
  /** Without the shell around it. */
  readonly bare?: boolean;
  /** Reachable without having signed in. */
  readonly open?: boolean;
  /** Reachable while a new password or a second factor is demanded. */
  readonly duringSetup?: boolean;
  readonly children?: readonly Omit<ScreenRoute, 'nav'>[];
  readonly redirect?: RouteRecordRaw['redirect'];
}
