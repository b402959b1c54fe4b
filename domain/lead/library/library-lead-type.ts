import type { LeadTypeDocument, LeadTypeDocumentInput } from '../../fields/lead-type.schema';
import { leadTypeDocumentSchema } from '../../fields/lead-type.schema';

/** A ready lead type that an installation starts from. `id` is stable; the document is copied and edited from there. */
export interface LibraryLeadType {
  readonly id: string;
  readonly name: string;
  readonly industry: string;
  readonly document: LeadTypeDocument;
}

/** A library entry from a document written without its defaults. */
export function libraryLeadType(
  id: string,
  name: string,
  industry: string,
  document: LeadTypeDocumentInput,
): LibraryLeadType {
  return { id, name, industry, document: leadTypeDocumentSchema.parse(document) };
}

/** Listed values that read as they are shown. */
export function listed(...values: readonly string[]): { value: string }[] {
  return values.map((value) => ({ value }));
}
