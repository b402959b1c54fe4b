import { createHash } from 'node:crypto';
import { LockMode, wrap, type EntityData, type FilterQuery, type RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { writeConfig, type ConfigChange } from '#db/config-version/write-config';
import { inSight } from '#db/scope/data-scope';
import { newId } from '#db/new-id';
import { sqlOf } from '#db/sql-of';
import type { Json } from '#domain/kernel/json';
import { UserError } from '#domain/kernel/errors';
import { readBySchema } from '#api/contract/read-by-schema';
import { canonicalJson } from '#domain/kernel/canonical-json';
import { refuseStale } from '#api/http/entity-tag';
import type { FieldProblem } from '#api/contract/problem';
import { InvalidRequest } from '#api/http/invalid-request';
import type { RowDraft, ResourceBinding, VersionedRow, WriteContext } from './binding';
import { refuseUnseenAmounts, withoutUnread } from './amounts';
import { checkReferences } from './check-references';
import { translateRefusals } from './translate-refusals';
import { unrecordedMark } from './diff-snapshots';
import { mergeChange } from './merge-change';
import { refuseInUse } from './refuse-in-use';
import { notFound, scopeOf } from './sight';

export interface Writer {
  readonly em: EntityManager;
  readonly secretBox: WriteContext['secretBox'];
  readonly principal: WriteContext['principal'];
  readonly canMail?: boolean | undefined;
  readonly outboundAllow?: readonly string[] | undefined;
}

/** Creates a row and its history in one transaction. */
export function createRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  given: RowDraft,
): Promise<Row> {
  return inWriteTransaction(writer, (context) => createRowIn(binding, context, given));
}

/** The same inside a transaction that writes more than this row. */
export async function createRowIn<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  context: WriteContext,
  given: RowDraft,
): Promise<Row> {
  refuseUnseenAmounts(binding.contract, given, null, context.principal.sees);
  const { columns } = await columnsOf(binding, context, given, null);
  const row = context.em.create(binding.entity, { ...columns, id: newId() } as unknown as RequiredEntityData<Row>);
  await context.em.persistAndFlush(row);
  await assertStaysInSight(binding, context, row.id);
  await record(binding, context, row, { version: row.version, before: null, after: snapshot(binding, row) });
  await binding.created?.(row, context);
  await binding.saved?.(row, null, context);
  return row;
}

/** What a row shall become, from what it is: the writable fields of both. */
export type Becoming<Row> = (current: RowDraft, context: WriteContext, row: Row) => RowDraft | Promise<RowDraft>;

/** Merges a change into a row. */
export function updateRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  id: string,
  change: RowDraft,
  ifMatch: string | undefined,
): Promise<Row> {
  return changeRow(binding, writer, { id, ifMatch }, (current) => {
    const said = withoutUnread(binding.contract, change, writer.principal.sees);
    return mergeChange(current, said, binding.contract);
  });
}

/** Changes a row under its lock. An `ifMatch` that names another version is refused; a change that changes nothing writes nothing. */
export function changeRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  { id, ifMatch, note }: { readonly id: string; readonly ifMatch: string | undefined; readonly note?: string },
  become: Becoming<Row>,
): Promise<Row> {
  return inWriteTransaction(writer, async (context) => {
    const row = await lockRow(binding, context, id);
    refuseStale(ifMatch, row.version, 'it');
    const before = snapshot(binding, row);
    const version = row.version;
    const current = binding.draft?.(row, context) ?? draftOf(binding, row);
    const parsed = readBySchema(binding.contract.writable, await become(current, context, row));
    if (!parsed.success)
      throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', parsed.problems);
    refuseUnseenAmounts(binding.contract, parsed.data as RowDraft, current, context.principal.sees);
    const { draft, columns } = await columnsOf(binding, context, parsed.data, row);
    const isSame = (name: string): boolean =>
      name in draft && canonicalJson(current[name] ?? null) === canonicalJson(draft[name] ?? null);
    const changed = Object.fromEntries(Object.entries(columns).filter(([name]) => !isSame(name)));
    wrap(row).assign(changed as EntityData<Row> as never, { mergeObjectProperties: false });
    await context.em.flush();
    if (row.version === version) return row;
    await assertStaysInSight(binding, context, id);
    await record(binding, context, row, { version: row.version, before, after: snapshot(binding, row), note });
    await binding.saved?.(row, current, context);
    return row;
  });
}

/** Deletes a row nothing refers to; otherwise says what does. */
export function removeRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  writer: Writer,
  id: string,
): Promise<void> {
  return inWriteTransaction(writer, async (context) => {
    const row = await lockRow(binding, context, id);
    const before = snapshot(binding, row);
    const { version } = row;
    await binding.checkRemoval?.(row, context);
    await refuseInUse(sqlOf(context.em), binding.table, id, context.principal);
    await context.em.removeAndFlush(row);
    await record(binding, context, row, { version: version + 1, before, after: null });
  });
}

export function inWriteTransaction<T>(writer: Writer, work: (context: WriteContext) => Promise<T>): Promise<T> {
  return translateRefusals(() =>
    writer.em
      .fork()
      .transactional((em) =>
        work({
          em: em as EntityManager,
          secretBox: writer.secretBox,
          principal: writer.principal,
          canMail: writer.canMail,
          outboundAllow: writer.outboundAllow,
        }),
      ),
  );
}

async function lockRow<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  { em, principal }: WriteContext,
  id: string,
): Promise<Row> {
  const row = await em.findOne(binding.entity, { id } as FilterQuery<Row>, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!row || !(await inSight(sqlOf(em), scopeOf(binding), binding.table, principal.sees, id))) throw notFound();
  return row as Row;
}

/** Nobody writes what they would not see afterwards. */
async function assertStaysInSight<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  { em, principal }: WriteContext,
  id: string,
): Promise<void> {
  const seen = await inSight(sqlOf(em), scopeOf(binding), binding.table, principal.sees, id);
  if (!seen)
    throw new UserError('out-of-sight', 'Your role shows only a part of the data, and this would not be in it.');
}

/** The completed and checked draft, and the columns it is stored in. */
export async function columnsOf<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  context: WriteContext,
  given: RowDraft,
  current: Row | null,
): Promise<{ readonly draft: RowDraft; readonly columns: RowDraft }> {
  const draft = (await binding.complete?.(given, context, current)) ?? given;
  const problems = uniqueProblems([
    ...(await checkReferences(binding.contract, draft, context.em, context.principal)),
    ...((await binding.check?.(draft, context, current)) ?? []),
  ]);
  if (problems.length > 0)
    throw new InvalidRequest('invalid-fields', 'See errors for what is wrong with each field.', problems);
  return { draft, columns: (await binding.columns?.(draft, context)) ?? draft };
}

function uniqueProblems(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(
    (problem, index) =>
      problems.findIndex(({ field, code }) => field === problem.field && code === problem.code) === index,
  );
}

/** The writable fields as they are stored. */
export function draftOf<Row extends VersionedRow>(binding: ResourceBinding<Row>, row: Row): RowDraft {
  const columns = row as unknown as RowDraft;
  return Object.fromEntries(
    Object.keys(binding.contract.writable.shape)
      .filter((name) => name in columns)
      .map((name) => [name, columns[name]]),
  );
}

/** A row as the history keeps it: secrets sealed, and of what it does not keep only a fingerprint. */
export function snapshot<Row extends VersionedRow>(binding: ResourceBinding<Row>, row: Row): Json {
  const kept = (name: string, value: unknown): unknown =>
    binding.unrecorded?.includes(name) && value !== null ? unrecordedMark(fingerprint(value)) : value;
  const entries = Object.entries(wrap(row).toObject()).map(([name, value]) => [name, kept(name, value ?? null)]);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Json;
}

/** Tells one hash from another; says nothing about what was hashed. */
const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8);

type Recorded = Pick<ConfigChange, 'version' | 'before' | 'after' | 'note'>;

export async function record<Row extends VersionedRow>(
  binding: ResourceBinding<Row>,
  context: WriteContext,
  row: Row,
  change: Recorded,
): Promise<void> {
  await writeConfig(sqlOf(context.em), {
    entity: binding.table,
    entityId: row.id,
    leadTypeId: binding.leadTypeId?.(row),
    actor: context.principal.actor,
    ...change,
  });
}
