import { camelRow } from '../camel-row';
import type { Queryable } from '../pool';
import type { LeadRow } from '../rows';
import { leadColumns } from './row-columns';

const TEXT = `select ${leadColumns('lead')} from lead where lead.id = $1`;

export async function loadLead(sql: Queryable, id: string): Promise<LeadRow | null> {
  const { rows } = await sql.query({ name: 'load-lead', text: TEXT, values: [id] });
  return rows[0] ? camelRow<LeadRow>(rows[0]) : null;
}
