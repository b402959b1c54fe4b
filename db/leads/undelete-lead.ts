import type { Queryable } from '../pool';
import type { LeadAtMoment } from './delete-lead';

const UNDELETE = {
  name: 'undelete-lead',
  text: `with was as materialized (
  select id, deleted_from as kept from lead where id = $1 and deleted_at is not null and erased_at is null for no key update
), dispatched as (
  insert into lead_dispatch (lead_id, available_at)
  select id, coalesce((kept->>'startsAt')::timestamptz, now()) from was where kept->>'stage' = 'received'
)
update lead set deleted_at = null, deleted_from = null, updated_at = $2, stage = kept->>'stage', outcome = kept->>'outcome', closed_at = (kept->>'closedAt')::timestamptz,
       distributed_at = case when kept->>'stage' in ('received', 'qc') then null else distributed_at end
  from was where lead.id = was.id`,
};

/**
 * Brings a deleted lead back as what it was: in quality control, rejected, unsold …; one that had not begun begins at its time. False
 * when it was not deleted, or is erased for good.
 */
export async function undeleteLead(sql: Queryable, { leadId, now }: LeadAtMoment): Promise<boolean> {
  const { rowCount } = await sql.query({ ...UNDELETE, values: [leadId, new Date(now).toISOString()] });
  return rowCount === 1;
}
