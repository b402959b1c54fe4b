import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeConfig } from '#db/config-version/write-config';
import { AccessToken } from '#db/entities/access-token.entity';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { Source } from '#db/entities/source.entity';
import { newId } from '#db/new-id';
import { credentialScope } from '#db/scope/entity-scopes';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import {
  createCredential,
  listCredentials,
  renameCredential,
  revokeCredential,
} from '#api/contract/resources/credentials';
import type { FieldProblem } from '#api/contract/problem';
import { isWithin } from '#api/access/rights';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import { EVERYTHING, type Principal } from '#api/http/principal';
import { permissionsOf } from '#api/access/tokens/read-token';
import type { ResourceParts } from '../engine/resource-parts';
import { listRows } from '../engine/list-rows';
import { findReference } from '../engine/reference';
import type { ApiScope } from '#domain/words/access';

const SECRET_BYTES = 32;
const PLAIN_LIST = { name: 'credentials', table: 'api_credential', scope: credentialScope };

/** A token sees everything and does all its scopes cover, so whoever makes one must be allowed to. */
function scopesBeyond(principal: Principal, scopes: readonly ApiScope[]): FieldProblem[] {
  if (
    isWithin(principal, {
      permissions: permissionsOf(scopes),
      sees: scopes.some((scope) => scope !== 'receiver') ? EVERYTHING : principal.sees,
    })
  )
    return [];
  return [
    {
      field: 'scopes',
      code: 'beyond-own-rights',
      message: 'A credential with these scopes could do or see more than you.',
    },
  ];
}

/** Clients of the API. A secret is random, shown once and kept as a hash; credentials are revoked, never deleted. */
export function bindCredentials(app: Express, edge: Edge, parts: ResourceParts): void {
  bindEndpoint(app, edge, listCredentials, async ({ query, principal }) => {
    const reading = { pool: parts.pool, em: parts.orm.em };
    const { items, next } = await listRows(ApiCredential, PLAIN_LIST, reading, query, principal.sees);
    return { status: 200, body: { items: items.map(shown), next } };
  });
  bindEndpoint(app, edge, createCredential, async ({ body, principal }) => {
    const clientSecret = randomBytes(SECRET_BYTES).toString('base64url');
    const row = await parts.orm.em.fork().transactional(async (em) => {
      const problems: FieldProblem[] = [];
      await findReference(em as EntityManager, Source, 'sourceId', body.sourceId, problems);
      if (problems.length === 0 && !isInSight(principal, body.sourceId))
        problems.push({ field: 'sourceId', code: 'unknown-reference', message: 'There is nothing with this id.' });
      problems.push(...scopesBeyond(principal, body.scopes));
      if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
      const made = em.create(ApiCredential, {
        id: newId(),
        clientId: `lr_${randomBytes(12).toString('hex')}`,
        secretHash: createHash('sha256').update(clientSecret).digest(),
        name: body.name,
        scopes: [...new Set(body.scopes)],
        sourceId: body.sourceId,
      });
      await em.persistAndFlush(made);
      await writeConfig(sqlOf(em as EntityManager), {
        entity: 'api_credential',
        entityId: made.id,
        version: 1,
        actor: principal.actor,
        before: null,
        after: recorded(made),
      });
      return made;
    });
    return { status: 201, body: { ...shown(row), clientSecret } };
  });
  bindEndpoint(app, edge, renameCredential, async ({ params, body, principal }) => {
    const row = await parts.orm.em
      .fork()
      .transactional((em) => rename(em as EntityManager, params.id, body.name, principal));
    return { status: 200, body: shown(row) };
  });
  bindEndpoint(app, edge, revokeCredential, async ({ params, principal }) => {
    await parts.orm.em.fork().transactional((em) => revoke(em as EntityManager, params.id, principal));
    parts.changes.announce();
    return { status: 204, body: null };
  });
}

/** A credential the caller may decide about, locked. Throws UserError. */
async function find(em: EntityManager, id: string, principal: Principal): Promise<ApiCredentialEntity> {
  const row = await em.findOne(ApiCredential, { id, ...inSight(principal) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row) throw new UserError('not-found', 'There is no credential with this id.');
  if (scopesBeyond(principal, row.scopes).length > 0)
    throw new UserError('beyond-own-rights', 'The credential may do or see more than you.');
  return row;
}

async function rename(em: EntityManager, id: string, name: string, principal: Principal): Promise<ApiCredentialEntity> {
  const row = await find(em, id, principal);
  const before = recorded(row);
  if (row.name === name) return row;
  row.name = name;
  await em.flush();
  await writeConfig(sqlOf(em), {
    entity: 'api_credential',
    entityId: id,
    version: await nextVersion(em, id),
    actor: principal.actor,
    before,
    after: recorded(row),
  });
  return row;
}

async function nextVersion(em: EntityManager, id: string): Promise<number> {
  const text = `select coalesce(max(version), 0)::integer + 1 as next from config_version where entity = 'api_credential' and entity_id = $1`;
  const { rows } = await sqlOf(em).query<{ next: number }>(text, [id]);
  return rows[0]?.next ?? 1;
}

async function revoke(em: EntityManager, id: string, principal: Principal): Promise<void> {
  const row = await find(em, id, principal);
  if (row.revokedAt) return;
  const before = recorded(row);
  row.revokedAt = new Date();
  await em.flush();
  await em.nativeDelete(AccessToken, { credentialId: id });
  await writeConfig(sqlOf(em), {
    entity: 'api_credential',
    entityId: id,
    version: await nextVersion(em, id),
    actor: principal.actor,
    before,
    after: recorded(row),
  });
}

/** Credentials of sources somebody does not see are none of their business; nor are those that may send for any source. */
const inSight = ({ sees }: Principal) => (sees.sourceIds === null ? {} : { sourceId: [...sees.sourceIds] });
const isInSight = ({ sees }: Principal, sourceId: string | null): boolean =>
  sees.sourceIds === null || (sourceId !== null && sees.sourceIds.includes(sourceId));

/** For the history: use is no change. */
function recorded(row: ApiCredentialEntity): Json {
  const { lastUsedAt: _used, ...kept } = shown(row);
  return kept;
}

function shown({ id, clientId, name, scopes, sourceId, createdAt, lastUsedAt, revokedAt }: ApiCredentialEntity) {
  return {
    id,
    clientId,
    name,
    scopes: [...scopes],
    sourceId: sourceId ?? null,
    createdAt: new Date(createdAt).toISOString(),
    lastUsedAt: lastUsedAt ? new Date(lastUsedAt).toISOString() : null,
    revokedAt: revokedAt ? new Date(revokedAt).toISOString() : null,
  };
}
