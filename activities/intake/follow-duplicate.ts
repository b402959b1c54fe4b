import { newId } from '#db/new-id';
import type { Queryable } from '#db/pool';
import type { CampaignSettings } from '#domain/lead/campaign.schema';
import type { LeadFields } from '#domain/lead/lead-fields';

export interface DuplicateFound {
  readonly leadId: string;
  readonly earlierId: string;
  readonly fields: LeadFields;
  readonly settings: CampaignSettings;
}

/** What a campaign wants done with the earlier lead when its duplicate arrives: take over newer data, send its deliveries again. */
export async function followDuplicate(sql: Queryable, found: DuplicateFound): Promise<void> {
  const { appendToExisting, resendExisting } = found.settings.duplicates;
  if (appendToExisting) {
    const known = Object.fromEntries(Object.entries(found.fields).filter(([, value]) => value !== null));
    await sql.query({
      name: 'append-to-earlier-lead',
      text: `update lead set fields = fields || $2::jsonb, updated_at = now() where id = $1 and erased_at is null`,
      values: [found.earlierId, JSON.stringify(known)],
    });
  }
  if (resendExisting) {
    await sql.query({
      name: 'resend-earlier-lead',
      text: `insert into lead_action (id, lead_id, action, payload, actor)
             select $1, $2, 'resend', '{}', 'system' where exists (select 1 from delivery where lead_id = $2 and state = 'accepted')`,
      values: [newId(), found.earlierId],
    });
  }
}
