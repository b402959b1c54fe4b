import { createHash, randomBytes } from 'node:crypto';
import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeConfig } from '#db/config-version/write-config';
import { AccessToken } from '#db/entities/access-token.entity';
import { ApiCredential, type ApiCredentialEntity } from '#db/entities/api-credential.entity';
import { Source } from '#db/entities/source.entity';
import { newId } from '#db/new-id';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import { createCredential, listCredentials, revokeCredential } from '#api/contract/resources/credentials';
import type { FieldProblem } from '#api/contract/problem';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import { refuse } from '#api/http/invalid-request';
import type { ResourceParts } from '../engine/bind-resource';
import { readCursor, writeCursor } from '../engine/list-rows';
import { findReference } from '../engine/reference';

const SECRET_BYTES = 32;

/** Clients of the API. A secret is random, shown once and kept as a hash; credentials are revoked, never deleted. */
export function bindCredentials(app: Express, edge: Edge, parts: ResourceParts): void {
  bindEndpoint(app, edge, listCredentials, async ({ query }) => {
    const where = query.cursor === undefined ? {} : { id: { $lt: readCursor(query.cursor) } };
    const rows = await parts.orm.em.fork().find(ApiCredential, where, { orderBy: { id: 'desc' }, limit: query.limit + 1 });
    const items = rows.slice(0, query.limit);
    return { status: 200, body: { items: items.map(shown), next: rows.length > query.limit ? writeCursor(items.at(-1)?.id ?? '') : null } };
  });
  bindEndpoint(app, edge, createCredential, async ({ body, principal }) => {
    const clientSecret = randomBytes(SECRET_BYTES).toString('base64url');
    const row = await parts.orm.em.fork().transactional(async (em) => {
      const problems: FieldProblem[] = [];
      await findReference(em as EntityManager, Source, 'sourceId', body.sourceId, problems);
      if (problems.length > 0) refuse('invalid-fields', 'See errors for what is wrong with each field.', problems);
      const made = em.create(ApiCredential, {
        id: newId(), clientId: `lr_${randomBytes(12).toString('hex')}`, secretHash: createHash('sha256').update(clientSecret).digest(),
        name: body.name, scopes: [...new Set(body.scopes)], sourceId: body.sourceId,
      });
      await em.persistAndFlush(made);
      await writeConfig(sqlOf(em as EntityManager), { entity: 'api_credential', entityId: made.id, version: 1, actor: principal.actor, before: null, after: shown(made) });
      return made;
    });
    return { status: 201, body: { ...shown(row), clientSecret } };
  });
  bindEndpoint(app, edge, revokeCredential, async ({ params, principal }) => {
    await parts.orm.em.fork().transactional((em) => revoke(em as EntityManager, params.id, principal.actor));
    parts.changes.announce();
    return { status: 204, body: null };
  });
}

async function revoke(em: EntityManager, id: string, actor: string): Promise<void> {
  const row = await em.findOne(ApiCredential, { id });
  if (!row) throw new UserError('not-found', 'There is no credential with this id.');
  if (row.revokedAt) return;
  const before = shown(row);
  row.revokedAt = new Date();
  await em.flush();
  await em.nativeDelete(AccessToken, { credentialId: id });
  await writeConfig(sqlOf(em), { entity: 'api_credential', entityId: id, version: 2, actor, before, after: shown(row) });
}

function shown({ id, clientId, name, scopes, sourceId, createdAt, revokedAt }: ApiCredentialEntity) {
  return {
    id, clientId, name, scopes: [...scopes], sourceId: sourceId ?? null,
    createdAt: new Date(createdAt).toISOString(), revokedAt: revokedAt ? new Date(revokedAt).toISOString() : null,
  };
}
