import type { ApiScope } from '#db/rows';

/** Who is behind a request. `actor` names them in the configuration history: a credential, or nobody. */
export interface Principal {
  readonly actor: string;
  readonly scopes: readonly ApiScope[];
  /** A receiver token is bound to one source; null = any. */
  readonly sourceId: string | null;
}

export const NOBODY: Principal = { actor: 'anonymous', scopes: [], sourceId: null };
