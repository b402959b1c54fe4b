import type { Queryable } from '#db/pool';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { askToResend } from '../booking/intake/ask-to-resend';
import type { ActivityDeps } from '../kit/deps';
import { appendToEarlierLead } from './append-to-earlier-lead';

export interface DuplicateFound {
  readonly leadId: string;
  readonly earlierId: string;
  readonly fields: LeadFields;
  readonly settings: CampaignSettings;
}

/** What a campaign wants done with the earlier lead when its duplicate arrives: take over newer data, send its deliveries again. */
export async function followDuplicate(
  deps: Pick<ActivityDeps, 'secrets'>,
  sql: Queryable,
  found: DuplicateFound,
): Promise<void> {
  const { appendToExisting, resendExisting } = found.settings.duplicates;
  if (appendToExisting) await appendToEarlierLead(deps, sql, found);
  if (resendExisting) await askToResend(sql, found.earlierId);
}
