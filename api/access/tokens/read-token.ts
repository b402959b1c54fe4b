import { createHash } from 'node:crypto';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { createFreshCache } from '#api/changes/fresh-cache';
import { UserError } from '#domain/kernel/errors';
import { PERMISSIONS, type Permission } from '#api/contract/permissions';
import type { ChangeListener } from '#api/changes/hear-changes';
import { EVERYTHING, type Principal } from '#api/http/principal';
import type { ApiScope } from '#domain/words/access';
import { demandInForce, LIFE_COLUMNS, type CredentialLife } from './demand-in-force';

export interface TokenReader {
  /** Who a token stands for; null when it is unknown or expired, or its credential is revoked, expired or switched off. */
  read(token: string): Promise<Principal | null>;
  /** The same, saying why it stands for nobody. Throws UserError. */
  demand(token: string): Promise<Principal>;
}

const LEAD_AREAS = /^(?:leads|reports):/;

/** A token may do what its scope covers: `data` the leads and reports, `account` the configuration. */
export function permissionsOf(scopes: readonly ApiScope[]): ReadonlySet<Permission> {
  return new Set(PERMISSIONS.filter((permission) => scopes.includes(LEAD_AREAS.test(permission) ? 'data' : 'account')));
}

interface KnownToken extends CredentialLife {
  readonly credentialId: string;
  readonly scopes: readonly ApiScope[];
  readonly sourceId: string | null;
  readonly expiresAt: number;
}

const READ = `
  with known as (
    select t.credential_id, t.scopes, t.source_id, t.expires_at, ${LIFE_COLUMNS}
    from access_token t join api_credential c on c.id = t.credential_id
    where t.token_hash = $1 and t.expires_at > now() and c.revoked_at is null
  ), used as (
    update api_credential set last_used_at = now()
    where id = (select credential_id from known where stop is null) and coalesce(last_used_at, '-infinity') < now() - interval '1 minute'
  )
  select * from known`;

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Reads tokens by their hash and remembers good ones for seconds; a revocation is heard at once. */
export function createTokenReader(sql: Queryable, changes: ChangeListener): TokenReader {
  const cache = createFreshCache<string, KnownToken | null>({
    read: async (hash) => {
      return readRow<KnownToken>(sql, { name: 'read-token', text: READ, values: [Buffer.from(hash, 'base64')] });
    },
    isHeard: changes.isHearing,
    keep: (known) => known !== null,
    maxAgeMs: 5000,
    maxEntries: 5000,
  });
  changes.onChange(cache.forget);
  const demand = async (token: string): Promise<Principal> => {
    const known = await cache.get(hashToken(token).toString('base64'));
    if (!known || known.expiresAt <= Date.now())
      throw new UserError('invalid-token', 'The access token is unknown, expired or revoked.');
    demandInForce(known);
    return principalOf(known);
  };
  const read = (token: string): Promise<Principal | null> =>
    demand(token).catch((error: unknown) => {
      if (error instanceof UserError) return null;
      throw error;
    });
  return { demand, read };
}

function principalOf({ credentialId, scopes, sourceId }: KnownToken): Principal {
  return {
    kind: 'credential',
    actor: `credential:${credentialId}`,
    scopes,
    sourceId,
    userId: null,
    permissions: permissionsOf(scopes),
    sees: EVERYTHING,
  };
}
