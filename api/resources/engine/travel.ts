import { wrap, type RequiredEntityData } from '@mikro-orm/core';
import { sqlOf } from '#db/sql-of';
import { UserError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import { readBySchema } from '#api/contract/read-by-schema';
import { InvalidRequest } from '#api/http/invalid-request';
import type { RowDraft, ResourceBinding, VersionedRow, WriteContext } from './binding';
import { unseenAmounts } from './amounts';
import { isUnrecorded } from './diff-snapshots';
import { lastVersion, snapshotOf } from './read-history';
import { notFound, sawSnapshot } from './sight';
import { changeRow, columnsOf, draftOf, inWriteTransaction, record, snapshot, type Writer } from './write-row';

type Snapshot = { readonly [name: string]: Json };

/** Makes a row again what it was in an earlier version, as a change with all its checks. What the history does not keep stays as it is. */
export function rollBack<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  id: string,
  version: number,
  ifMatch: string | undefined,
): Promise<Row> {
  return changeRow(
    binding,
    writer,
    { id, ifMatch, note: `rolled back to ${version}` },
    async (current, context, row) => {
      const then = await snapshotOf(sqlOf(context.em), binding.table, id, version);
      if (then === null)
        throw new UserError('deleted-version', 'In this version it was deleted; there is nothing to go back to.');
      const draft = draftAt(binding, context, { ...wrap(row).toObject(), ...(then as Snapshot) });
      const back = { ...current, ...(binding.rolledBack?.(draft, row, context) ?? draft) };
      const unseen = unseenAmounts(binding.contract, context.principal.sees);
      return { ...back, ...Object.fromEntries(unseen.map((name) => [name, current[name]])) };
    },
  );
}

/** Brings a deleted row back under its id and number, if all it refers to is still there. */
export function restoreRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  id: string,
): Promise<Row> {
  return inWriteTransaction(writer, async (context) => {
    const sql = sqlOf(context.em);
    const last = await lastVersion(sql, binding.table, id);
    if (!last || !(await sawSnapshot(sql, binding, context.principal.sees, last.after ?? last.before)))
      throw notFound();
    if (last.after !== null) throw new UserError('nothing-to-restore', 'It was not deleted.');
    const then = last.before as Snapshot;
    const parsed = readBySchema(binding.contract.writable, {
      ...draftAt(binding, context, then),
      ...withoutSecret(binding, then),
    });
    if (!parsed.success)
      throw new InvalidRequest(
        'invalid-fields',
        'What it refers to or must fulfil has changed; see errors.',
        parsed.problems,
      );
    const { columns } = await columnsOf(binding, context, parsed.data, null);
    const data = { ...numbersOf(binding, then), ...columns, id, createdAt: new Date(String(then['createdAt'])) };
    const row = context.em.create(binding.entity, data as unknown as RequiredEntityData<Row>);
    await context.em.persistAndFlush(row);
    await sql.query(`update ${binding.table} set version = $1 where id = $2`, [last.version + 1, id]);
    await context.em.refresh(row);
    await record(binding, context, row, {
      version: last.version + 1,
      before: null,
      after: snapshot(binding, row),
      note: 'restored',
    });
    return row;
  });
}

/** The writable fields of a row as a snapshot holds it, secrets open; fixed ones and those that are only written stay out of it. */
function draftAt<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  context: WriteContext,
  then: object,
): RowDraft {
  const row = then as Row;
  const draft = binding.draft?.(row, context) ?? draftOf(binding, row);
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !binding.contract.writeOnly.includes(name)));
}

/** Without a secret it had, a row must not do what it did: it comes back inactive, where there is such a state. */
function withoutSecret<Row extends VersionedRow>(binding: ResourceBinding<Row>, then: Snapshot): RowDraft {
  const lost = (binding.unrecorded ?? []).some((name) => isUnrecorded(then[name] ?? null));
  return lost && 'status' in binding.contract.writable.shape ? { status: 'inactive' } : {};
}

/** Numbers people know it by: what answers add beyond what every row carries, as far as it is a column. */
function numbersOf<Row extends VersionedRow>(binding: ResourceBinding<Row>, then: Snapshot): RowDraft {
  const names = Object.keys(binding.contract.readOnly.shape).filter(
    (name) => !['id', 'version', 'createdAt', 'updatedAt'].includes(name),
  );
  return Object.fromEntries(names.filter((name) => name in then).map((name) => [name, then[name]]));
}
