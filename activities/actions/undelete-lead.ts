import type { Queryable } from '#db/pool';

const UNDELETE = {
  name: 'undelete-lead',
  text: 'update lead set deleted_at = null, updated_at = $2 where id = $1 and deleted_at is not null and erased_at is null',
};

/** Brings a deleted lead back; false when it was not deleted, or is erased for good. */
export async function undeleteLead(sql: Queryable, { leadId, now }: { leadId: string; now: number }): Promise<boolean> {
  const { rowCount } = await sql.query({ ...UNDELETE, values: [leadId, new Date(now).toISOString()] });
  return rowCount === 1;
}
