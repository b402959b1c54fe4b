import type { Queryable } from '../pool';

export interface LeadSurroundings {
  readonly leadTypeName: string;
  readonly sourceName: string;
  readonly campaignName: string;
  readonly hold: boolean;
  /** Not begun before this moment; null when it has begun. */
  readonly scheduledAt: Date | null;
}

const TEXT = `
  select lead_type.name as "leadTypeName", source.name as "sourceName", campaign.name as "campaignName", lead.hold,
         case when lead_dispatch.available_at > now() then lead_dispatch.available_at end as "scheduledAt"
    from lead
    join lead_type on lead_type.id = lead.lead_type_id
    join source on source.id = lead.source_id
    join campaign on campaign.id = lead.campaign_id
    left join lead_dispatch on lead_dispatch.lead_id = lead.id
   where lead.id = $1`;

/** What is around a lead rather than in it. */
export async function loadLeadSurroundings(sql: Queryable, leadId: string): Promise<LeadSurroundings | null> {
  const { rows } = await sql.query<LeadSurroundings>({ name: 'load-lead-surroundings', text: TEXT, values: [leadId] });
  return rows[0] ?? null;
}
