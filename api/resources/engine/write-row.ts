import { LockMode, wrap, type EntityData, type FilterQuery, type RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeConfig, type ConfigChange } from '#db/config-version/write-config';
import { newId } from '#db/new-id';
import { sqlOf } from '#db/sql-of';
import type { Json } from '#domain/kernel/json';
import { UserError } from '#domain/kernel/errors';
import { fieldProblems } from '#api/http/bind-endpoint';
import { canonicalJson } from '#api/http/canonical-json';
import { InvalidRequest } from '#api/http/invalid-request';
import type { Draft, ResourceBinding, VersionedRow, WriteContext } from './binding';
import { translateRefusals } from './database-refusal';
import { mergeChange } from './merge-change';
import { etagOf } from './present';

export interface Writer {
  readonly em: EntityManager;
  readonly secretBox: WriteContext['secretBox'];
  readonly principal: WriteContext['principal'];
}

/** Creates a row and its history in one transaction. */
export function createRow<Row extends VersionedRow>(binding: ResourceBinding<Row>, writer: Writer, given: Draft): Promise<Row> {
  return inTransaction(writer, (context) => createRowIn(binding, context, given));
}

/** The same inside a transaction that writes more than this row. */
export async function createRowIn<Row extends VersionedRow>(binding: ResourceBinding<Row>, context: WriteContext, given: Draft): Promise<Row> {
  const { columns } = await columnsOf(binding, context, given, null);
  const row = context.em.create(binding.entity, { ...columns, id: newId() } as unknown as RequiredEntityData<Row>);
  await context.em.persistAndFlush(row);
  await record(binding, context, row, { version: row.version, before: null, after: snapshot(binding, row) });
  await binding.created?.(row, context);
  return row;
}

/** Changes a row under its lock. An `ifMatch` that names another version is refused; a change that changes nothing writes nothing. */
export function updateRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>, writer: Writer, id: string, change: Draft, ifMatch: string | undefined,
): Promise<Row> {
  return inTransaction(writer, async (context) => {
    const row = await lockRow(binding, context.em, id);
    if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etagOf(row)) throw new UserError('version-conflict', 'Somebody changed it in the meantime; read it again.');
    const before = snapshot(binding, row);
    const version = row.version;
    const current = binding.draft?.(row, context) ?? draftOf(binding, row);
    const merged = mergeChange(current, change, binding.contract);
    const parsed = binding.contract.writable.safeParse(merged);
    if (!parsed.success) throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', fieldProblems(parsed.error));
    const { draft, columns } = await columnsOf(binding, context, parsed.data, row);
    const isSame = (name: string): boolean => name in draft && canonicalJson(current[name] ?? null) === canonicalJson(draft[name] ?? null);
    const changed = Object.fromEntries(Object.entries(columns).filter(([name]) => !isSame(name)));
    wrap(row).assign(changed as EntityData<Row> as never, { mergeObjectProperties: false });
    await context.em.flush();
    if (row.version !== version) await record(binding, context, row, { version: row.version, before, after: snapshot(binding, row) });
    return row;
  });
}

/** Deletes a row nothing refers to. */
export function removeRow<Row extends VersionedRow>(binding: ResourceBinding<Row>, writer: Writer, id: string): Promise<void> {
  return inTransaction(writer, async (context) => {
    const row = await lockRow(binding, context.em, id);
    const before = snapshot(binding, row);
    const { version } = row;
    await binding.checkRemoval?.(row, context);
    await context.em.removeAndFlush(row);
    await record(binding, context, row, { version: version + 1, before, after: null });
  });
}

export function inTransaction<T>(writer: Writer, work: (context: WriteContext) => Promise<T>): Promise<T> {
  return translateRefusals(() => writer.em.fork().transactional((em) => work({ em: em as EntityManager, secretBox: writer.secretBox, principal: writer.principal })));
}

async function lockRow<Row extends VersionedRow>(binding: ResourceBinding<Row>, em: EntityManager, id: string): Promise<Row> {
  const row = await em.findOne(binding.entity, { id } as FilterQuery<Row>, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row) throw new UserError('not-found', 'There is nothing with this id.');
  return row as Row;
}

/** The completed and checked draft, and the columns it is stored in. */
async function columnsOf<Row extends VersionedRow>(
  binding: ResourceBinding<Row>, context: WriteContext, given: Draft, current: Row | null,
): Promise<{ readonly draft: Draft; readonly columns: Draft }> {
  const draft = (await binding.complete?.(given, context, current)) ?? given;
  const problems = (await binding.check?.(draft, context, current)) ?? [];
  if (problems.length > 0) throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return { draft, columns: (await binding.columns?.(draft, context)) ?? draft };
}

/** The writable fields as they are stored. */
export function draftOf<Row extends VersionedRow>(binding: ResourceBinding<Row>, row: Row): Draft {
  const columns = row as unknown as Draft;
  return Object.fromEntries(Object.keys(binding.contract.writable.shape).filter((name) => name in columns).map((name) => [name, columns[name]]));
}

function snapshot<Row extends VersionedRow>(binding: ResourceBinding<Row>, row: Row): Json {
  const entries = Object.entries(wrap(row).toObject()).filter(([name]) => !binding.unrecorded?.includes(name));
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Json;
}

type Recorded = Pick<ConfigChange, 'version' | 'before' | 'after'>;

async function record<Row extends VersionedRow>(binding: ResourceBinding<Row>, context: WriteContext, row: Row, change: Recorded): Promise<void> {
  await writeConfig(sqlOf(context.em), { entity: binding.table, entityId: row.id, leadTypeId: binding.leadTypeId?.(row), actor: context.principal.actor, ...change });
}
