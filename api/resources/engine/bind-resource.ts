import type { Express } from 'express';
import type { FilterQuery } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { UserError } from '#domain/kernel/errors';
import { resourceEndpoints } from '#api/contract/resources/resource';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import type { ChangeListener } from '#api/operations/hear-changes';
import type { Draft, ResourceBinding, VersionedRow, WriteContext } from './binding';
import { listRows } from './list-rows';
import { etagOf, present } from './present';
import { createRow, removeRow, updateRow, type Writer } from './write-row';

export interface ResourceParts {
  readonly orm: MikroORM;
  readonly secretBox: WriteContext['secretBox'];
  readonly changes: ChangeListener;
}

/** The five operations of one resource. Each write is one transaction with its history, and is known to this process's caches at once. */
export function bindResource<Row extends VersionedRow>(app: Express, edge: Edge, parts: ResourceParts, binding: ResourceBinding<Row>): void {
  const endpoints = resourceEndpoints(binding.contract);
  const writer = (principal: Principal): Writer => ({ em: parts.orm.em, secretBox: parts.secretBox, principal });
  const shown = (row: Row) => ({ body: present(binding, row), headers: { ETag: etagOf(row) } });

  bindEndpoint(app, edge, endpoints.list, async ({ query }) => {
    const { items, next } = await listRows(binding, parts.orm.em, query);
    return { status: 200, body: { items: items.map((row) => present(binding, row)), next } };
  });
  bindEndpoint(app, edge, endpoints.read, async ({ params }) => {
    const row = await parts.orm.em.fork().findOne(binding.entity, { id: params.id } as FilterQuery<Row>);
    if (!row) throw new UserError('not-found', 'There is nothing with this id.');
    return { status: 200, ...shown(row as Row) };
  });
  bindEndpoint(app, edge, endpoints.create, async ({ body, principal }) => {
    const row = await createRow(binding, writer(principal), body as Draft);
    parts.changes.announce();
    return { status: 201, ...shown(row) };
  });
  bindEndpoint(app, edge, endpoints.update, async ({ params, body, principal, request }) => {
    const row = await updateRow(binding, writer(principal), params.id, body as Draft, request.headers['if-match']);
    parts.changes.announce();
    return { status: 200, ...shown(row) };
  });
  bindEndpoint(app, edge, endpoints.remove, async ({ params, principal }) => {
    await removeRow(binding, writer(principal), params.id);
    parts.changes.announce();
    return { status: 204, body: null };
  });
}
