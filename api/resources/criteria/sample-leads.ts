import type { Queryable } from '#db/pool';
import { readRow, readRows } from '#db/read-rows';
import type { LeadFields } from '#domain/kernel/lead-fields';
import type { DataScope } from '#db/scope/data-scope';

/** A lead as criteria see it, with the name people know it by. */
export interface SampledLead {
  readonly id: string;
  readonly name: string;
  readonly fields: LeadFields;
  readonly grade: string | null;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

const COLUMNS = `lead.id, coalesce(nullif(concat_ws(' ', lead.first_name, lead.last_name), ''), lead.email, 'Unnamed lead') as name, lead.fields, lead.grade,
  lead.received_at`;
/** Taken-in leads only: before that, fields are as the source sent them. A lead for no buyer in sight is out of sight. */
const IN_SIGHT = `lead.lead_type_id = $1 and lead.stage <> 'received' and lead.deleted_at is null and lead.erased_at is null
  and ($2::uuid[] is null or lead.source_id = any($2)) and ($3::uuid[] is null or lead.lead_type_id = any($3))
  and ($4::uuid[] is null or exists (select 1 from delivery where delivery.lead_id = lead.id and delivery.buyer_id = any($4)))`;

const inSight = (leadTypeId: string, sees: DataScope): unknown[] => [
  leadTypeId,
  sees.sourceIds,
  sees.leadTypeIds,
  sees.buyerIds,
];

/** The newest leads of a type that the caller may see. */
export async function sampleLeads(
  sql: Queryable,
  leadTypeId: string,
  sees: DataScope,
  most: number,
): Promise<SampledLead[]> {
  const text = `select ${COLUMNS} from lead where ${IN_SIGHT} order by lead.received_at desc, lead.id desc limit $5`;
  return readRows<SampledLead>(sql, { name: 'sample-leads', text, values: [...inSight(leadTypeId, sees), most] });
}

/** One lead of the type, when the caller may see it. */
export async function readSampledLead(
  sql: Queryable,
  leadTypeId: string,
  sees: DataScope,
  leadId: string,
): Promise<SampledLead | undefined> {
  const text = `select ${COLUMNS} from lead where ${IN_SIGHT} and lead.id = $5`;
  return (
    (await readRow<SampledLead>(sql, {
      name: 'read-sampled-lead',
      text,
      values: [...inSight(leadTypeId, sees), leadId],
    })) ?? undefined
  );
}
