import type { IntakeSubject } from '#domain/intake/examine-lead';
import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';

/**
 * How long asking providers about the lead's grade may take, in ms; null when nobody has to be asked. Questions cost money: nobody is
 * asked about a lead that is refused whatever its grade would be.
 */
export function gradingDue(
  campaign: CampaignContext,
  subject: IntakeSubject,
  { questions, mayPass }: ExaminedLead,
): number | null {
  if (subject.judgements !== null || campaign.grading === null || questions.length === 0 || !mayPass()) return null;
  return Math.max(...questions.map(({ provider }) => provider.timeoutMs));
}
