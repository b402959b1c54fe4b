import type { FieldKind } from '#domain/fields/lead-type.schema';
import type { LeadFieldKind } from './lead-field-columns';

const KINDS: Partial<Record<FieldKind, LeadFieldKind>> = {
  money: 'number',
  percentage: 'number',
  decimal: 'number',
  integer: 'number',
  'yes-no': 'boolean',
  'date-time': 'day',
};

/** What a field is compared as; large whole numbers are kept, and shown, as texts with every digit. Lead types may use one name for different things: then it is a text. */
export function leadFieldKind(kinds: readonly FieldKind[]): LeadFieldKind {
  const found = new Set(kinds.map((kind) => KINDS[kind] ?? 'text'));
  return found.size === 1 ? ([...found][0] ?? 'text') : 'text';
}
