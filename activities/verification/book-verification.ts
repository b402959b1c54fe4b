import type { Queryable } from '#db/pool';
import { BugError } from '#domain/kernel/errors';
import type { Json } from '#domain/kernel/json';
import type { Verification } from '#domain/verification/verification.schema';

export interface UnverifiedLead {
  readonly campaignId: string;
  readonly receivedAt: number;
  readonly raw: Json;
}
interface Row { readonly campaign_id: string; readonly received_at: Date; readonly fields: Json; readonly due: boolean }

/** A lead that waits for its verification; null when it was booked already or the lead was decided upon meanwhile. */
export async function loadUnverified(sql: Queryable, leadId: string): Promise<UnverifiedLead | null> {
  const { rows } = await sql.query<Row>({
    name: 'load-unverified',
    text: `select campaign_id, received_at, fields, stage = 'received' and verification is null and erased_at is null as due from lead where id = $1`,
    values: [leadId],
  });
  const [row] = rows;
  if (!row) throw new BugError('lead-missing', 'A lead to be verified is not in the book of record.', { leadId });
  return row.due ? { campaignId: row.campaign_id, receivedAt: row.received_at.getTime(), raw: row.fields } : null;
}

/** Writes what came of a verification, once. */
export async function bookVerification(sql: Queryable, leadId: string, verification: Verification): Promise<void> {
  await sql.query({
    name: 'book-verification',
    text: `update lead set verification = $2, updated_at = now() where id = $1 and stage = 'received' and verification is null and erased_at is null`,
    values: [leadId, JSON.stringify(verification)],
  });
}
