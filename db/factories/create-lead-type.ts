import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { leadTypeDocumentSchema, type LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { LeadType, type LeadTypeEntity } from '../entities/lead-type.entity';
import { newId } from '../new-id';
import { insertRow } from './insert-row';

/** A small lead type: a person with phone, e-mail, state and postal code; phone and e-mail tell duplicates. */
export const SMALL_LEAD_TYPE: LeadTypeDocument = leadTypeDocumentSchema.parse({
  v: 1,
  fields: [
    { name: 'FirstName', label: 'First name', kind: 'text', required: true, systemField: 'firstName' },
    { name: 'LastName', label: 'Last name', kind: 'text', required: true, systemField: 'lastName' },
    { name: 'Email', label: 'Email', kind: 'email', required: true, systemField: 'email', useForDuplicateCheck: true },
    {
      name: 'Phone',
      label: 'Phone',
      kind: 'phone',
      required: true,
      systemField: 'primaryPhone',
      useForDuplicateCheck: true,
    },
    { name: 'State', label: 'State', kind: 'us-state', systemField: 'state' },
    { name: 'PostalCode', label: 'Postal code', kind: 'postal-code', systemField: 'postalCode' },
  ],
  returnReasons: [{ code: 'wrong-number', label: 'Wrong number' }],
});

export async function createLeadType(
  em: EntityManager,
  given: Partial<RequiredEntityData<LeadTypeEntity>> = {},
): Promise<LeadTypeEntity> {
  const id = given.id ?? newId();
  return insertRow<LeadTypeEntity>(
    em,
    LeadType,
    { name: `Lead type ${id}`, document: SMALL_LEAD_TYPE, ...given, id },
    id,
  );
}
