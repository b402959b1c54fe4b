import type { Permission } from '#api/contract/permissions';
import type { DataScope } from '#db/scope/data-scope';

/** What somebody may do and see. */
export interface Rights {
  readonly permissions: ReadonlySet<Permission>;
  readonly sees: DataScope;
}

/** The permissions of `wanted` that `own` lacks. */
export function permissionsBeyond(own: Rights, wanted: Iterable<Permission>): Permission[] {
  return [...wanted].filter((permission) => !own.permissions.has(permission));
}

/** The kinds of things of which `wanted` shows more than `own`. */
export function sightBeyond(own: Rights, wanted: DataScope): (keyof DataScope)[] {
  const kinds = ['buyerIds', 'sourceIds', 'leadTypeIds'] as const;
  return kinds.filter((kind) => {
    const mine = own.sees[kind];
    const theirs = wanted[kind];
    return mine !== null && (theirs === null || theirs.some((id) => !mine.includes(id)));
  });
}

/** True when nobody gains by getting `wanted` from somebody with `own`. */
export function isWithin(own: Rights, wanted: Rights): boolean {
  return permissionsBeyond(own, wanted.permissions).length === 0 && sightBeyond(own, wanted.sees).length === 0;
}
