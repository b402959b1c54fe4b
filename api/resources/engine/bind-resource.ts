import type { ResourceParts } from './resource-parts';
import type { Express } from 'express';
import type { FilterQuery } from '@mikro-orm/core';
import { tableSource } from '#db/listing/table-source';
import { listOfResource } from '#api/contract/listing/list-of-resource';
import { LISTS } from '#api/contract/listing/lists/index';
import { resourceEndpoints } from '#api/contract/resources/resource';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import { bindList } from '#api/lists/bind-list';
import type { RowDraft, ResourceBinding, VersionedRow } from './binding';
import { bindHistory } from './bind-history';
import { idListOf, listRows } from './list-rows';
import { etagOf, present } from './present';
import { assertRowInSight, notFound, scopeOf } from './sight';
import { createRow, removeRow, updateRow, type Writer } from './write-row';

/** All operations of one resource, and its list unless that is declared by hand. Each write is one transaction with its history, and is known to this process's caches at once. */
export function bindResource<Row extends VersionedRow>(
  app: Express,
  edge: Edge,
  parts: ResourceParts,
  binding: ResourceBinding<Row>,
): void {
  const endpoints = resourceEndpoints(binding.contract);
  const writer = (principal: Principal): Writer => ({
    em: parts.orm.em,
    secretBox: parts.secretBox,
    principal,
    canMail: parts.canMail,
    outboundAllow: parts.outboundAllow,
  });
  const shown = (row: Row, { sees }: Principal) => ({
    body: present(binding, row, sees),
    headers: { ETag: etagOf(row) },
  });

  const plain = idListOf(binding);
  bindEndpoint(app, edge, endpoints.list, async ({ query, principal }) => {
    const reading = { pool: parts.pool, em: parts.orm.em };
    const { items, next } = await listRows(binding.entity, plain, reading, query, principal.sees);
    return { status: 200, body: { items: items.map((row) => present(binding, row, principal.sees)), next } };
  });
  bindEndpoint(app, edge, endpoints.read, async ({ params, principal }) => {
    await assertRowInSight(parts.pool, binding, principal.sees, params.id);
    const row = await parts.orm.em
      .fork()
      .findOneOrFail(binding.entity, { id: params.id } as FilterQuery<Row>, { failHandler: notFound });
    return { status: 200, ...shown(row as Row, principal) };
  });
  bindEndpoint(app, edge, endpoints.create, async ({ body, principal }) => {
    const row = await createRow(binding, writer(principal), body as RowDraft);
    parts.changes.announce();
    return { status: 201, ...shown(row, principal) };
  });
  bindEndpoint(app, edge, endpoints.update, async ({ params, body, principal, request }) => {
    const row = await updateRow(binding, writer(principal), params.id, body as RowDraft, request.headers['if-match']);
    parts.changes.announce();
    return { status: 200, ...shown(row, principal) };
  });
  bindEndpoint(app, edge, endpoints.remove, async ({ params, principal }) => {
    await removeRow(binding, writer(principal), params.id);
    parts.changes.announce();
    return { status: 204, body: null };
  });
  bindHistory(app, edge, parts, binding, { endpoints, writer });
  bindOwnList(app, edge, parts, binding);
}

/** The list of a resource that nobody declared by hand. */
function bindOwnList<Row extends VersionedRow>(
  app: Express,
  edge: Edge,
  parts: ResourceParts,
  binding: ResourceBinding<Row>,
): void {
  if (LISTS.some(({ name }) => name === binding.contract.name)) return;
  const list = listOfResource(binding.contract);
  const names = list.columns.map(({ name }) => name);
  bindList(app, edge, parts, list, tableSource(binding.table, names, scopeOf(binding)));
}
