import type { ApiCredentialEntity } from '#db/entities/api-credential.entity';
import type { Json } from '#domain/kernel/json';
import type { ApiScope } from '#domain/words/access';

interface ShownCredential {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly scopes: ApiScope[];
  readonly sourceId: string | null;
  readonly ownerId: string | null;
  readonly makerId: string | null;
  readonly expiresAt: string | null;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

const iso = (at: Date | null | undefined): string | null => (at ? new Date(at).toISOString() : null);

export function shownCredential(row: ApiCredentialEntity): ShownCredential {
  const { id, clientId, name, scopes, sourceId, ownerId } = row;
  return {
    id,
    clientId,
    name,
    scopes: [...scopes],
    sourceId: sourceId ?? null,
    ownerId: ownerId ?? null,
    makerId: row.makerId ?? null,
    expiresAt: iso(row.expiresAt),
    disabledAt: iso(row.disabledAt),
    createdAt: new Date(row.createdAt).toISOString(),
    lastUsedAt: iso(row.lastUsedAt),
    revokedAt: iso(row.revokedAt),
  };
}

/** For the history: use is no change. */
export function recordedCredential(row: ApiCredentialEntity): Json {
  const { lastUsedAt: _used, ...kept } = shownCredential(row);
  return kept;
}
