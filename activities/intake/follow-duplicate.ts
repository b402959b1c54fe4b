import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { LeadFields } from '#domain/lead/lead-fields';
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
  if (resendExisting) {
    await sql.query({
      name: 'resend-earlier-lead',
      text: `insert into lead_action (id, lead_id, action, payload, actor)
             select $1, $2, 'resend', '{}', 'system' where exists (select 1 from delivery where lead_id = $2 and state = 'accepted')`,
      values: [newId(), found.earlierId],
    });
  }
}
