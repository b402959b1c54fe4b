import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
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
  const row = await readRow<LeadTypeRecord>(sql, {
    name: 'load-lead-type',
    text: 'select id, lid, name, industry, document, status, version from lead_type where id = $1',
    values: [id],
  });
  return row && { ...row, document: readDocument(LEAD_TYPE_DOCUMENT, row.document) };
}
