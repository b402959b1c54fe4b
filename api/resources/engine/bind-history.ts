import type { Express } from 'express';
import { UserError } from '#domain/kernel/errors';
import type { ConfigFieldChange } from '#api/contract/resources/history';
import type { resourceEndpoints } from '#api/contract/resources/resource';
import { bindEndpoint, type Edge } from '#api/http/bind-endpoint';
import type { Principal } from '#api/http/principal';
import type { ResourceParts } from './resource-parts';
import { unseenAmounts } from './amounts';
import type { ResourceBinding, VersionedRow } from './binding';
import { compareVersions, lastVersion, readRowHistory } from './read-history';
import { etagOf, present } from './present';
import { notFound, sawSnapshot } from './sight';
import { restoreRow, rollBack } from './travel';
import type { Writer } from './write-row';

/** What happened to a row, and the two ways back: to an earlier version, and from its deletion. */
export function bindHistory<Row extends VersionedRow>(
  app: Express,
  edge: Edge,
  parts: ResourceParts,
  binding: ResourceBinding<Row>,
  {
    endpoints,
    writer,
  }: { readonly endpoints: ReturnType<typeof resourceEndpoints>; readonly writer: (principal: Principal) => Writer },
): void {
  const { pool } = parts;
  /** By its newest version, so that the history of a deleted row can be read. */
  const assertSeen = async (id: string, { sees }: Principal): Promise<void> => {
    const last = await lastVersion(pool, binding.table, id);
    if (!last || !(await sawSnapshot(pool, binding, sees, last.after ?? last.before))) throw notFound();
  };
  const changesInSight = (changes: readonly ConfigFieldChange[], { sees }: Principal): ConfigFieldChange[] => {
    const unseen = new Set(unseenAmounts(binding.contract, sees));
    return changes.filter(({ field }) => !unseen.has(field));
  };
  bindEndpoint(app, edge, endpoints.history, async ({ params, query, principal }) => {
    await assertSeen(params.id, principal);
    const { items, more } = await readRowHistory(pool, binding.table, params.id, query);
    const seen = items.map((version) => ({ ...version, changes: changesInSight(version.changes, principal) }));
    return { status: 200, body: { items: seen, more } };
  });
  bindEndpoint(app, edge, endpoints.diff, async ({ params, query, principal }) => {
    await assertSeen(params.id, principal);
    const changes = changesInSight(await compareVersions(pool, binding.table, params.id, query), principal);
    return { status: 200, body: { ...query, changes } };
  });
  bindEndpoint(app, edge, endpoints.rollback, async ({ params, body, principal, request }) => {
    const row = await rollBack(binding, writer(principal), params.id, body.version, request.headers['if-match']);
    parts.changes.announce();
    return { status: 200, body: present(binding, row, principal.sees), headers: { ETag: etagOf(row) } };
  });
  bindEndpoint(app, edge, endpoints.restore, async ({ params, principal }) => {
    const row = await restoreRow(binding, writer(principal), params.id).catch((error: unknown) => {
      throw explained(error);
    });
    parts.changes.announce();
    return { status: 200, body: present(binding, row, principal.sees), headers: { ETag: etagOf(row) } };
  });
}

/** A foreign key that stops a restoration means the opposite of one that stops a deletion. */
function explained(error: unknown): unknown {
  return error instanceof UserError && error.code === 'in-use'
    ? new UserError('reference-gone', 'Something it refers to was deleted in the meantime; restore that first.')
    : error;
}
