import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { Judgements } from '#domain/grading/judgements.schema';
import { BugError } from '#domain/kernel/errors';
import type { Verification } from '#domain/verification/verification.schema';
import type { IntakeSubject } from '#domain/intake/examine-lead';

export interface UnverifiedLead extends IntakeSubject {
  readonly campaignId: string;
}

/** A lead that waits for what others say of it; null when it was decided upon meanwhile. */
export async function loadUnverified(sql: Queryable, leadId: string): Promise<UnverifiedLead | null> {
  const row = await readRow<UnverifiedLead & { readonly due: boolean }>(sql, {
    name: 'load-unverified',
    text: `select id as lead_id, campaign_id, lead_type_id, received_at, test, fields as raw, verification, judgements, stage = 'received' and erased_at is null as due from lead where id = $1`,
    values: [leadId],
  });
  if (!row) throw new BugError('lead-missing', 'A lead to be verified is not in the book of record.', { leadId });
  const { due, ...lead } = row;
  return due ? lead : null;
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
