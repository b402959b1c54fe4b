import { LeadType, type LeadTypeEntity } from '#db/entities/lead-type.entity';
import { sqlOf } from '#db/sql-of';
import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import { checkLeadTypeChange } from '#domain/fields/check-lead-type-change';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import type { FieldProblem } from '#api/contract/problem';
import { leadTypes } from '#api/contract/resources/lead-types';
import { refuse } from '#api/http/invalid-request';
import { findFieldUses } from './usage/field-uses';
import type { RowDraft, ResourceBinding, WriteContext } from '../engine/binding';
import { reasonsAt } from '../engine/reference';

export const leadTypeBinding: ResourceBinding<LeadTypeEntity> = {
  contract: leadTypes,
  entity: LeadType,
  table: 'lead_type',
  complete: async (draft) => fromLibrary(draft),
  check: async (draft, context, current) => {
    const document = draft['document'] as LeadTypeDocument;
    const problems = reasonsAt('document', checkLeadTypeDocument(document));
    return current ? [...problems, ...(await checkChange(context, current, document))] : problems;
  },
  leadTypeId: (row) => row.id,
};

/** A lead type made from the library keeps no tie to it; what the caller gives wins. */
function fromLibrary({ from, ...given }: RowDraft): RowDraft {
  if (from === undefined)
    return given['document']
      ? given
      : refuse('invalid-fields', 'Give a document, or `from` to create from the library.', [
          { field: 'document', code: 'required', message: 'The fields of the lead type are missing.' },
        ]);
  const entry = LEAD_TYPE_LIBRARY.find((candidate) => candidate.id === from);
  if (!entry)
    return refuse('invalid-fields', 'See errors for what is wrong with each field.', [
      { field: 'from', code: 'unknown-reference', message: 'The library has no such lead type.' },
    ]);
  return { ...given, document: given['document'] ?? entry.document, industry: given['industry'] || entry.industry };
}

/** With leads there, values keep their meaning; what criteria, mappings, forms and campaigns name cannot be taken away under them. */
async function checkChange(
  { em }: WriteContext,
  current: LeadTypeEntity,
  document: LeadTypeDocument,
): Promise<FieldProblem[]> {
  const sql = sqlOf(em);
  const problems = [...(await missingCategories(sql, current, document))];
  const kept = new Set(document.fields.map(({ name }) => name));
  const removed = current.document.fields.map(({ name }) => name).filter((name) => !kept.has(name));
  const uses = removed.length === 0 ? [] : await findFieldUses(sql, current.id, removed);
  problems.push(
    ...uses.map(({ field, kind, name }) => ({
      field: `document.${field}`,
      code: 'field-in-use',
      message: `${field} cannot be removed: the ${kind.replace('-', ' ')} ${name} names it.`,
    })),
  );
  const { rows } = await sql.query<{ some: boolean }>({
    text: 'select exists (select 1 from lead where lead_type_id = $1) as some',
    values: [current.id],
  });
  return rows[0]?.some === true
    ? [...problems, ...reasonsAt('document', checkLeadTypeChange(current.document, document))]
    : problems;
}

async function missingCategories(
  sql: ReturnType<typeof sqlOf>,
  current: LeadTypeEntity,
  { categories }: LeadTypeDocument,
): Promise<FieldProblem[]> {
  const text = `select name, settings->>'category' as category from campaign where lead_type_id = $1 and settings->>'category' is not null`;
  const { rows } = await sql.query<{ name: string; category: string }>({ text, values: [current.id] });
  const codes = new Set(categories.map(({ code }) => code));
  return rows
    .filter(({ category }) => !codes.has(category))
    .map(({ name, category }) => ({
      field: 'document.categories',
      code: 'category-in-use',
      message: `The category ${category} cannot be removed: the campaign ${name} names it.`,
    }));
}
