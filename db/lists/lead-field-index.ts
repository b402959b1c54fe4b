import { createHash } from 'node:crypto';
import { leadFieldSql, type LeadFieldKind } from './lead-field-columns';

/** Begins the name of every index of a searchable field. */
export const FIELD_INDEX = 'lead_field_';

export interface LeadFieldIndex {
  readonly name: string;
  readonly field: string;
  readonly create: string;
}

/**
 * The index that serves filters on a field: by what lists compare (texts without regard to case), then newest first as lists are shown. Made
 * while leads are written; its name says what it is over, so that a field that becomes another kind gets another.
 */
export function leadFieldIndex(field: string, kind: LeadFieldKind): LeadFieldIndex {
  const name = `${FIELD_INDEX}${kind}_${createHash('sha256').update(field).digest('hex').slice(0, 16)}`;
  const compared = leadFieldSql(field, kind);
  const by = kind === 'text' ? `lower(${compared})` : compared;
  return { name, field, create: `create index concurrently ${name} on lead ((${by}), received_at desc, id desc)` };
}
