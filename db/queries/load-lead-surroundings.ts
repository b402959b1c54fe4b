import type { Queryable } from '../pool';
import { readRow } from '../read-rows';
import { RESTART_WAIT, RESTARTED_IN_VAIN } from '../restart-wait';

export interface LeadSurroundings {
  readonly leadTypeName: string;
  readonly sourceName: string;
  readonly campaignName: string;
  readonly hold: boolean;
  /** When its run is begun again at the latest (epoch milliseconds), where it had to be and the lead has not got on since; else null. */
  readonly restartsAt: number | null;
  /** Not begun before this moment (epoch milliseconds); null when it has begun. */
  readonly scheduledAt: number | null;
}

const TEXT = `
  select lead_type.name as lead_type_name, source.name as source_name, campaign.name as campaign_name, lead.hold,
         case when ${RESTARTED_IN_VAIN} and lead.stage not in ('closed', 'unresolved') then lead.restarted_at + ${RESTART_WAIT} end as restarts_at,
         case when lead_dispatch.available_at > now() then lead_dispatch.available_at end as scheduled_at
    from lead
    join lead_type on lead_type.id = lead.lead_type_id
    join source on source.id = lead.source_id
    join campaign on campaign.id = lead.campaign_id
    left join lead_dispatch on lead_dispatch.lead_id = lead.id
   where lead.id = $1`;

/** What is around a lead rather than in it. */
export function loadLeadSurroundings(sql: Queryable, leadId: string): Promise<LeadSurroundings | null> {
  return readRow<LeadSurroundings>(sql, { name: 'load-lead-surroundings', text: TEXT, values: [leadId] });
}
