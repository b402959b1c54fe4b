import type { Component } from 'vue';
import type { RouteLocationRaw } from 'vue-router';
import type { Endpoint } from '#api/contract/endpoint';
import type { Permission } from '#api/contract/permissions';
import { resourceEndpoints, type Resource } from '#api/contract/resources/resource';
import type { ListVerb } from './list-verbs';
import type { Row } from './row-action';

type Endpoints = ReturnType<typeof resourceEndpoints>;
/** An endpoint that ends what has this id. */
type Ending = Endpoint & Pick<Endpoints['remove'], 'method' | 'params' | 'responses'>;
/** An endpoint that changes what has this id. */
type Updating = Endpoint & Pick<Endpoints['update'], 'method' | 'params'>;
export type RowPlace = (row: Row) => RouteLocationRaw;

interface AnyUse {
  readonly verb: ListVerb;
  readonly permission?: Permission;
  /** Word key of why it cannot be done with these rows now. */
  readonly unless?: (rows: readonly Row[]) => string | undefined;
}
/** Leads to another screen. */
interface GoingUse extends AnyUse {
  readonly kind: 'goes';
  readonly to: RowPlace;
}
/** Gives one field of the rows a value. */
export interface SettingUse extends AnyUse {
  readonly kind: 'sets';
  readonly update: Updating;
  readonly field: string;
  readonly to: string | boolean;
  /** Word key of what the rows are then. */
  readonly said: string;
}
/** Ends the rows for good, after a question. */
export interface EndingUse extends AnyUse {
  readonly kind: 'ends';
  readonly by: Ending;
  /** Word keys; `{name}` is what is ended. */
  readonly ask: string;
  readonly about: string;
  /** What else ends with the rows, asked for before the question; blank when nothing does. */
  readonly alongWith?: (rows: readonly Row[]) => Promise<string>;
  readonly said: string;
}
/** Begins something on a panel: a component with the row as its model (null while closed) that emits `changed`. */
export interface BeginningUse extends AnyUse {
  readonly kind: 'begins';
  readonly panel: Component;
}
/** What one list does by one of the verbs. */
export type VerbUse = GoingUse | SettingUse | EndingUse | BeginningUse;

export const goes = (verb: ListVerb, to: RowPlace): GoingUse => ({ kind: 'goes', verb, to });

export const begins = (verb: ListVerb, panel: Component, unless?: AnyUse['unless']): BeginningUse => ({
  kind: 'begins',
  verb,
  panel,
  ...(unless && { unless }),
});

/** A new one that begins as a copy. */
export const copies = (resource: Resource, route: string): GoingUse => ({
  ...goes('duplicate', (row) => ({ name: route, query: { from: row.id } })),
  permission: resource.permissions.edit,
});

export const sets = (
  resource: Resource,
  verb: ListVerb,
  change: Pick<SettingUse, 'field' | 'to' | 'said'>,
): SettingUse => ({
  kind: 'sets',
  verb,
  update: resourceEndpoints(resource).update,
  permission: resource.permissions.edit,
  ...change,
});

const STOPPED = { deactivate: 'inactive', suspend: 'suspended', hold: 'on-hold' } as const;

/** Switching on, and switching off the way this kind of thing is switched off. */
export const standing = (resource: Resource, stop: keyof typeof STOPPED): readonly SettingUse[] =>
  [['activate', 'active'] as const, [stop, STOPPED[stop]] as const].map(([verb, status]) =>
    sets(resource, verb, { field: 'status', to: status, said: `states.${status}` }),
  );

export const removes = (resource: Resource, about = 'lists.removeAbout'): EndingUse => ({
  kind: 'ends',
  verb: 'remove',
  by: resourceEndpoints(resource).remove,
  permission: resource.permissions.edit,
  ask: 'lists.removeAsk',
  about,
  said: 'kit.deleted',
});
