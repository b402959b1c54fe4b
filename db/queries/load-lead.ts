import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { LeadRow } from '../rows';
import { leadColumns } from './row-columns';

const TEXT = `select ${leadColumns('lead')} from lead where lead.id = $1`;

export function loadLead(sql: Queryable, id: string): Promise<LeadRow | null> {
  return readRow<LeadRow>(sql, { name: 'load-lead', text: TEXT, values: [id] });
}
