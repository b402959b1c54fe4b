import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { FieldProblem } from '#api/contract/problem';
import type { Reason } from '#domain/kernel/reason';

/** The row a field refers to, or the problem that there is none. */
export async function findReference<Row extends { id: string }>(
  em: EntityManager,
  entity: EntityName<Row>,
  field: string,
  id: unknown,
  problems: FieldProblem[],
): Promise<Row | null> {
  if (id === null || id === undefined) return null;
  const row = await em.findOne(entity, { id } as FilterQuery<Row>);
  if (!row) problems.push({ field, code: 'unknown-reference', message: 'There is nothing with this id.' });
  return row as Row | null;
}

/** Reasons of a domain check as problems of one field. */
export function reasonsAt(field: string, reasons: readonly Reason[]): FieldProblem[] {
  return reasons.map((reason) => ({
    field: reason.field === undefined ? field : `${field}.${reason.field}`,
    code: reason.code,
    message: reason.message,
  }));
}
