import { ALL_LISTS } from '#api/contract/listing/all-lists';
import { listEndpoints } from '#api/contract/listing/list-endpoints';
import type { Permission } from '#api/contract/permissions';
import { RESOURCES } from '#api/contract/resources/index';
import { resourceEndpoints } from '#api/contract/resources/resource';
import { FORM_FIELDS, type MatrixMarket } from './market';
import { SPECIAL_ROWS } from './special-rows';

/**
 * What somebody meets who asks for what their role does not show.
 * `hidden`: 404, as if it were not there. `refused`: 422 or 403, since the body refers to it. `absent`: the answer is there, without it.
 * `common`: nothing about it is limited to buyers, sources or lead types; `why` says so. `stranger`: another person's own thing: 404.
 */
export type Other = 'hidden' | 'refused' | 'absent' | 'common' | 'stranger';

/** How one endpoint is asked, and what for. */
export interface MatrixRow {
  readonly other: Other;
  readonly why?: string;
  readonly params?: (market: MatrixMarket) => Readonly<Record<string, string>>;
  readonly query?: (market: MatrixMarket) => Readonly<Record<string, string>>;
  readonly body?: (market: MatrixMarket) => unknown;
  /** A file instead of a JSON body. */
  readonly upload?: boolean;
  /** The answer does not end. */
  readonly stream?: boolean;
  /** Permissions it needs beside its own. */
  readonly also?: readonly Permission[];
  /** Good answers about one's own things; 2xx unless named. */
  readonly own?: readonly number[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Whose id a resource's `{id}` is. A new resource needs an entry, and a row of its own in the market. */
const RESOURCE_ID: Readonly<Record<string, (market: MatrixMarket) => string>> = {
  'lead-types': (market) => market.leadTypeId,
  sources: (market) => market.sourceId,
  campaigns: (market) => market.campaignId,
  'lead-forms': (market) => market.leadFormId,
  buyers: (market) => market.buyerId,
  'delivery-methods': (market) => market.methodId,
  'delivery-accounts': (market) => market.accountId,
  roles: (market) => market.roleId,
  users: (market) => market.userId,
};
/** A body that creates one, and what somebody limited meets who creates one. */
const CREATE: Readonly<
  Record<
    string,
    {
      readonly body: (market: MatrixMarket) => unknown;
      readonly own?: readonly number[];
      readonly other: Other;
      readonly why?: string;
    }
  >
> = {
  'lead-types': {
    body: (market) => ({ name: market.name(), from: 'solar' }),
    own: [403],
    other: 'common',
    why: 'a new one would be out of sight',
  },
  sources: {
    body: (market) => ({ name: market.name() }),
    own: [403],
    other: 'common',
    why: 'a new one would be out of sight',
  },
  buyers: {
    body: (market) => ({ company: market.name(), timeZone: 'UTC' }),
    own: [403],
    other: 'common',
    why: 'a new one would be out of sight',
  },
  campaigns: {
    body: (market) => ({ name: market.name(), sourceId: market.sourceId, leadTypeId: market.leadTypeId }),
    other: 'refused',
  },
  'lead-forms': {
    body: (market) => ({
      campaignId: market.campaignId,
      slug: market
        .name()
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-'),
      name: market.name(),
      document: { v: 1, title: 'T', fields: FORM_FIELDS },
    }),
    other: 'refused',
  },
  'delivery-methods': {
    body: (market) => ({
      name: market.name(),
      buyerId: market.buyerId,
      leadTypeId: market.leadTypeId,
      channel: 'lead-portal',
      config: { v: 1 },
    }),
    other: 'refused',
  },
  'delivery-accounts': {
    body: (market) => ({
      name: market.name(),
      buyerId: market.buyerId,
      leadTypeId: market.leadTypeId,
      deliveryMethodId: market.methodId,
    }),
    other: 'refused',
  },
  roles: {
    body: (market) => ({
      name: market.name(),
      permissions: [],
      sees: { buyerIds: [market.buyerId], sourceIds: [market.sourceId], leadTypeIds: [market.leadTypeId] },
    }),
    other: 'refused',
  },
  users: {
    body: (market) => ({ name: market.name(), email: `${market.name().replaceAll(' ', '')}@example.com` }),
    other: 'common',
    why: 'people belong to no buyer, source or lead type',
  },
};
/** Resources that show all of theirs, in their lists too, to everybody who may look at them at all, with the reason. */
const COMMON: Readonly<Record<string, string>> = { users: 'staff', roles: 'staff' };
/** What a restricted person's own rights do not cover is refused as such, not as unseen. */
const STAFF = new Set(['users', 'roles']);

function resourceRows(): [string, MatrixRow][] {
  return RESOURCES.flatMap((resource) => {
    const endpoints = resourceEndpoints(resource);
    const id = RESOURCE_ID[resource.name];
    const create = CREATE[resource.name];
    if (!id || !create) return [];
    const why = COMMON[resource.name];
    const common = why === undefined ? ({ other: 'hidden' } as const) : ({ other: 'common', why } as const);
    const one = { ...common, params: (market: MatrixMarket) => ({ id: id(market) }) };
    const changed = STAFF.has(resource.name) ? { own: [200, 204, 403, 409] } : {};
    const named = resource.name === 'buyers' ? 'company' : 'name';
    return [
      [endpoints.list.id, why === undefined ? { other: 'absent' } : common],
      [endpoints.read.id, one],
      [endpoints.create.id, create],
      [endpoints.update.id, { ...one, ...changed, body: (market) => ({ [named]: market.name() }) }],
      [endpoints.remove.id, { ...one, own: [204, 403, 409] }],
      [endpoints.history.id, one],
      [endpoints.diff.id, { ...one, query: () => ({ from: '1', to: '1' }) }],
      [endpoints.rollback.id, { ...one, ...changed, body: () => ({ version: 1 }) }],
      [endpoints.restore.id, { ...one, own: [409] }],
    ] satisfies [string, MatrixRow][];
  });
}

/** Lists that hold what cannot be cut to a part of the data: not for people limited to one. */
const UNLIMITED_LISTS = new Set(['audit']);

function listRows(): [string, MatrixRow][] {
  return ALL_LISTS.flatMap((list) => {
    const { search, count, export: exporting } = listEndpoints(list);
    const why = COMMON[list.name];
    const common: MatrixRow = UNLIMITED_LISTS.has(list.name)
      ? { other: 'refused', own: [403], body: () => ({}) }
      : why === undefined
        ? { other: 'absent', body: () => ({}) }
        : { other: 'common', why, body: () => ({}) };
    return [
      [search.id, common],
      [count.id, common],
      [exporting.id, { ...common, body: () => ({ format: 'csv' }) }],
    ] satisfies [string, MatrixRow][];
  });
}

/** Every endpoint's row by its id. */
export const MATRIX_ROWS: ReadonlyMap<string, MatrixRow> = new Map([
  ...resourceRows(),
  ...listRows(),
  ...Object.entries(SPECIAL_ROWS),
]);
