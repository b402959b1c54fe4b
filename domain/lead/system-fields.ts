import type { LeadTypeDocument, SystemField } from '../fields/lead-type.schema';
import type { FieldValue, LeadFields } from '../kernel/lead-fields';

/** What every lead has, whatever its lead type calls it. Null where unknown; phone = 10 digits, state = two letters. */
export type SystemValues = { readonly [Field in Exclude<SystemField, 'isMobile' | 'consent'>]: string | null } & {
  readonly isMobile: boolean | null;
  /** The agreement itself (yes/no) or its wording, as the lead type has it. */
  readonly consent: string | boolean | null;
};

const LONG: ReadonlySet<SystemField> = new Set(['comments', 'consent']);
const MOST_CHARACTERS = 500;

/**
 * The lead type's fields under their system names. A missing full name is first and last name together; missing first and
 * last names are taken from the full name: 'Robin van Lee' → 'Robin', 'van Lee'. Texts for indexed columns are cut to 500
 * characters.
 */
export function readSystemFields(document: LeadTypeDocument, fields: LeadFields): SystemValues {
  const tied = new Map(document.fields.map(({ systemField, name }) => [systemField, name]));
  const valueOf = (field: SystemField): FieldValue => fields[tied.get(field) ?? ''] ?? null;
  const text = (field: SystemField): string | null =>
    textOf(valueOf(field), LONG.has(field) ? Infinity : MOST_CHARACTERS);
  const consent = valueOf('consent');
  return {
    ...names(text('firstName'), text('lastName'), text('fullName')),
    email: text('email'),
    primaryPhone: text('primaryPhone'),
    isMobile: booleanOf(valueOf('isMobile')),
    address: text('address'),
    city: text('city'),
    state: text('state'),
    postalCode: text('postalCode'),
    country: text('country'),
    ipAddress: text('ipAddress'),
    consent: typeof consent === 'boolean' ? consent : text('consent'),
    comments: text('comments'),
    forceId: text('forceId'),
  };
}

function names(first: string | null, last: string | null, full: string | null) {
  if (full === null)
    return { firstName: first, lastName: last, fullName: [first, last].filter(Boolean).join(' ') || null };
  if (first !== null || last !== null) return { firstName: first, lastName: last, fullName: full };
  const [given = '', ...rest] = full.split(/\s+/);
  return { firstName: given || null, lastName: rest.join(' ') || null, fullName: full };
}

function textOf(value: FieldValue, most: number): string | null {
  if (value === null || typeof value === 'object') return null;
  const text = typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
  // Cut between characters: half of a surrogate pair could not be stored.
  return text.length > most ? text.slice(0, most).replace(/\p{Surrogate}$/u, '') : text;
}

/** Yes/no fields as they are; a text that says it ('mobile', 'yes', 'landline') as it reads. */
function booleanOf(value: FieldValue): boolean | null {
  if (typeof value === 'boolean' || value === null) return value;
  const word = String(value).trim().toLowerCase();
  if (['yes', 'true', '1', 'y', 'mobile', 'wireless', 'cell'].includes(word)) return true;
  return ['no', 'false', '0', 'n', 'landline', 'voip'].includes(word) ? false : null;
}
