import type { Queryable } from '#db/pool';
import type { IntakeSubject } from '#domain/intake/examine-lead';
import { gradingDue } from './grading-due';
import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';
import { verificationDue } from './verification-due';

/**
 * How long asking others about a lead may take, in ms; null when nobody has to be asked. Where a grade is asked for, the language model's
 * time is counted too, because it is asked after it of a lead that is still wanted then.
 */
export async function outsideChecksDue(
  sql: Queryable,
  campaign: CampaignContext,
  subject: IntakeSubject,
  examined: ExaminedLead,
): Promise<number | null> {
  const gradingMs = gradingDue(campaign, subject, examined);
  if (gradingMs === null) return verificationDue(sql, campaign, subject, examined);
  return gradingMs + (subject.verification === null ? (campaign.verification?.timeoutMs ?? 0) : 0);
}
