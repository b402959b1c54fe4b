import type { Json } from '#domain/kernel/json';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { isMembers } from '#domain/kernel/members';
import { namesOfPerson, type PersonNames } from '#domain/lead/names-of-person';
import { readSystemFields } from '#domain/lead/system-fields';
import type { Queryable } from '../pool';
import { loadLeadType } from '../queries/load-lead-type';
import { readRow } from '../read-rows';

interface Row {
  readonly leadTypeId: string;
  readonly fields: LeadFields;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly ipAddress: string | null;
  readonly changes: Json;
}
const READ = {
  name: 'names-of-person',
  text: `select lead_type_id, fields, first_name, last_name, email, phone, ip_address,
       (select coalesce(jsonb_agg(c.changes), '[]') from lead_change c where c.lead_id = lead.id) as changes
  from lead where id = $1`,
};

/** By what the person of a lead may be named elsewhere, also as they were called before a correction. */
export async function loadNamesOfPerson(sql: Queryable, leadId: string): Promise<PersonNames> {
  const row = await readRow<Row>(sql, { ...READ, values: [leadId] });
  if (!row) return namesOfPerson({}, []);
  const type = await loadLeadType(sql, row.leadTypeId);
  const system = type ? readSystemFields(type.document, row.fields) : null;
  const columns = {
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    primaryPhone: row.phone,
    ipAddress: row.ipAddress,
  };
  // Fields its lead type does not know any more are in the columns only.
  const kept = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null));
  return namesOfPerson({ ...system, ...kept }, [...textsIn(row.fields as Json), ...textsIn(row.changes)]);
}

function textsIn(node: Json): readonly string[] {
  if (typeof node === 'string') return [node];
  if (Array.isArray(node)) return node.flatMap(textsIn);
  return isMembers<Json>(node) ? Object.values(node).flatMap(textsIn) : [];
}
