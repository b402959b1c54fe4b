import type { Express } from 'express';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiCredential } from '#db/entities/api-credential.entity';
import { credentialScope } from '#db/scope/entity-scopes';
import {
  createCredential,
  listCredentials,
  readMadeCredentials,
  revokeCredential,
  updateCredential,
} from '#api/contract/resources/credentials';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { ResourceParts } from '../engine/resource-parts';
import { listRows } from '../engine/list-rows';
import { changeCredential, endCredential } from './change-credential';
import { listMadeCredentials } from './made-credentials';
import { makeCredential } from './make-credential';
import { shownCredential } from './shown-credential';

const PLAIN_LIST = { name: 'credentials', table: 'api_credential', scope: credentialScope };

/** Clients of the API. A secret is random, shown once and kept as a hash; credentials are revoked, never deleted. */
export function bindCredentials(app: Express, edge: Edge, parts: ResourceParts): void {
  const inOne = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
    parts.orm.em.fork().transactional((em) => work(em as EntityManager));

  bindEndpoint(app, edge, listCredentials, async ({ query, principal }) => {
    const reading = { pool: parts.pool, em: parts.orm.em };
    const { items, next } = await listRows(ApiCredential, PLAIN_LIST, reading, query, principal.sees);
    return { status: 200, body: { items: items.map(shownCredential), next } };
  });
  bindEndpoint(app, edge, readMadeCredentials, async ({ params, principal }) => {
    const { count, rows } = await inOne((em) => listMadeCredentials(em, params.id, principal));
    return { status: 200, body: { count, items: rows.map(shownCredential) } };
  });
  bindEndpoint(app, edge, createCredential, async ({ body, principal }) => {
    const { row, clientSecret } = await inOne((em) => makeCredential(em, body, principal));
    return { status: 201, body: { ...shownCredential(row), clientSecret } };
  });
  bindEndpoint(app, edge, updateCredential, async ({ params, body, principal }) => {
    const row = await inOne((em) => changeCredential(em, params.id, body, principal));
    parts.changes.announce();
    return { status: 200, body: shownCredential(row) };
  });
  bindEndpoint(app, edge, revokeCredential, async ({ params, principal }) => {
    await inOne((em) => endCredential(em, params.id, principal));
    parts.changes.announce();
    return { status: 204, body: null };
  });
}
