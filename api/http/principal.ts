import type { DataScope } from '#db/scope/data-scope';
import type { Permission } from '#api/contract/permissions';
import type { ApiScope } from '#domain/words/access';

/** Who is behind a request. `actor` names them in histories: `user:<id>`, `credential:<id>`, or nobody. */
export interface Principal {
  readonly kind: 'nobody' | 'credential' | 'user';
  readonly actor: string;
  /** Of a token. */
  readonly scopes: readonly ApiScope[];
  /** A receiver token is bound to one source; null = any. */
  readonly sourceId: string | null;
  /** Of a signed-in person. */
  readonly userId: string | null;
  readonly permissions: ReadonlySet<Permission>;
  readonly sees: DataScope;
}

export const EVERYTHING: DataScope = { buyerIds: null, sourceIds: null, leadTypeIds: null };

const NONE: ReadonlySet<Permission> = new Set();
export const NOBODY: Principal = {
  kind: 'nobody',
  actor: 'anonymous',
  scopes: [],
  sourceId: null,
  userId: null,
  permissions: NONE,
  sees: EVERYTHING,
};
