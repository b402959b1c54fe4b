import { LeadType, type LeadTypeEntity } from '#db/entities/lead-type.entity';
import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { leadTypes } from '#api/contract/resources/lead-types';
import { refuse } from '#api/http/invalid-request';
import type { Draft, ResourceBinding } from '../engine/binding';
import { reasonsAt } from '../engine/reference';

export const leadTypeBinding: ResourceBinding<LeadTypeEntity> = {
  contract: leadTypes,
  entity: LeadType,
  table: 'lead_type',
  complete: async (draft) => fromLibrary(draft),
  check: async (draft) => reasonsAt('document', checkLeadTypeDocument(draft['document'] as LeadTypeDocument)),
  leadTypeId: (row) => row.id,
};

/** A lead type made from the library keeps no tie to it; what the caller gives wins. */
function fromLibrary({ from, ...given }: Draft): Draft {
  if (from === undefined) return given['document'] ? given : refuse('invalid-fields', 'Give a document, or `from` to create from the library.', [{ field: 'document', code: 'required', message: 'The fields of the lead type are missing.' }]);
  const entry = LEAD_TYPE_LIBRARY.find((candidate) => candidate.id === from);
  if (!entry) return refuse('invalid-fields', 'See errors for what is wrong with each field.', [{ field: 'from', code: 'unknown-reference', message: 'The library has no such lead type.' }]);
  return { ...given, document: given['document'] ?? entry.document, industry: given['industry'] || entry.industry };
}
