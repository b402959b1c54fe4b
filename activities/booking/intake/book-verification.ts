import type { Queryable } from '#db/pool';
import type { Judgements } from '#domain/grading/judgements.schema';
import { BugError } from '#domain/kernel/errors';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { Verification } from '#domain/verification/verification.schema';
import type { IntakeSubject } from '#domain/intake/examine-lead';

export interface UnverifiedLead extends IntakeSubject {
  readonly campaignId: string;
}
interface Row {
  campaign_id: string;
  lead_type_id: string;
  received_at: Date;
  test: boolean;
  fields: RawFields;
  verification: Verification | null;
  judgements: Judgements | null;
  due: boolean;
}

/** A lead that waits for what others say of it; null when it was decided upon meanwhile. */
export async function loadUnverified(sql: Queryable, leadId: string): Promise<UnverifiedLead | null> {
  const { rows } = await sql.query<Row>({
    name: 'load-unverified',
    text: `select campaign_id, lead_type_id, received_at, test, fields, verification, judgements, stage = 'received' and erased_at is null as due from lead where id = $1`,
    values: [leadId],
  });
  const [row] = rows;
  if (!row) throw new BugError('lead-missing', 'A lead to be verified is not in the book of record.', { leadId });
  const {
    campaign_id: campaignId,
    lead_type_id: leadTypeId,
    received_at: receivedAt,
    test,
    fields: raw,
    verification,
    judgements,
  } = row;
  return row.due
    ? { leadId, campaignId, leadTypeId, receivedAt: receivedAt.getTime(), test, raw, verification, judgements }
    : null;
}

/** Writes what came of a verification, once. */
export async function bookVerification(sql: Queryable, leadId: string, verification: Verification): Promise<void> {
  await sql.query({
    name: 'book-verification',
    text: `update lead set verification = $2, updated_at = now() where id = $1 and stage = 'received' and verification is null and erased_at is null`,
    values: [leadId, JSON.stringify(verification)],
  });
}

/** Writes what providers said of a lead, once. */
export async function bookJudgements(sql: Queryable, leadId: string, judgements: Judgements): Promise<void> {
  await sql.query({
    name: 'book-judgements',
    text: `update lead set judgements = $2, updated_at = now() where id = $1 and stage = 'received' and judgements is null and erased_at is null`,
    values: [leadId, JSON.stringify(judgements)],
  });
}
