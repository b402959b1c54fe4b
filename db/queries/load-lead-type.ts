import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { camelRow } from '../camel-row';
import { LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import type { ActiveStatus } from '#domain/words/market';

export interface LeadTypeRecord {
  readonly id: string;
  readonly lid: number;
  readonly name: string;
  readonly industry: string;
  readonly document: LeadTypeDocument;
  readonly status: ActiveStatus;
  readonly version: number;
}

export async function loadLeadType(sql: Queryable, id: string): Promise<LeadTypeRecord | null> {
  const { rows } = await sql.query({
    name: 'load-lead-type',
    text: 'select id, lid, name, industry, document, status, version from lead_type where id = $1',
    values: [id],
  });
  if (!rows[0]) return null;
  const row = camelRow<LeadTypeRecord>(rows[0]);
  return { ...row, document: readDocument(LEAD_TYPE_DOCUMENT, row.document) };
}
