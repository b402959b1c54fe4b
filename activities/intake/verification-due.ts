import type { Queryable } from '#db/pool';
import { checkedFields } from '#domain/verification/checked-fields';
import { findEarlierLead } from '#db/queries/find-earlier-lead';
import type { IntakeSubject } from '#domain/intake/examine-lead';
import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';

/**
 * How long asking about the lead's fields may take, in ms; null when nobody has to be asked. Every question costs money, so nobody is
 * asked about a lead that is refused anyway: for its other fields, for the campaign's criteria, or because it came before.
 */
export async function verificationDue(
  sql: Queryable,
  campaign: CampaignContext,
  subject: IntakeSubject,
  examined: ExaminedLead,
): Promise<number | null> {
  if (campaign.verification === null || subject.verification !== null) return null;
  const findings = examined.conclude(null);
  if (findings.reasons.length > 0 || checkedFields(campaign.document.fields, findings.fields).length === 0) return null;
  const { duplicates } = campaign.settings;
  if (
    examined.askFor &&
    duplicates.route === 'reject' &&
    (await findEarlierLead(sql, examined.askFor, subject, duplicates)) !== null
  )
    return null;
  return campaign.verification.timeoutMs;
}
