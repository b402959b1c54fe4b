import type { CampaignContext, ExaminedLead } from '#db/queries/load-campaign-context';
import { examineLead, type IntakeSubject } from '#domain/intake/examine-lead';
import { computeCriteria } from '#threads/compute-criteria';
import { forLeads } from '#threads/lane';
import { readLeadIn } from '#threads/read-lead';
import type { ActivityDeps } from '../kit/deps';

/** Examines a lead with this worker's key and threads. */
export const examine = (
  { secrets }: Pick<ActivityDeps, 'secrets'>,
  campaign: CampaignContext,
  subject: IntakeSubject,
): Promise<ExaminedLead> =>
  examineLead(campaign, subject, {
    keyOf: (text) => secrets.mac(text),
    readLead: readLeadIn(forLeads),
    compute: computeCriteria(forLeads),
  });
