import type { RenderFacts } from '#domain/mapping/render-facts';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';

interface Row {
  lead_type_id: string;
  source_id: string;
  fields: LeadFields;
  received_at: Date;
  test: boolean;
  currency: string;
  grade: string | null;
  zone: string;
  source_name: string;
  campaign_name: string;
  document: LeadTypeDocument;
}

/** What a channel may know of a lead that is there; the delivery's own id and price are added by who renders. */
export type LeadRenderFacts = Omit<RenderFacts, 'deliveryId' | 'price'>;

/** A lead as channels see it, outside of any delivery; undefined when there is none, or it is erased or deleted. `at`: epoch ms for `$now()`. */
export async function loadRenderFacts(
  sql: Queryable,
  leadId: string,
  at: number,
): Promise<{ readonly leadTypeId: string; readonly facts: LeadRenderFacts } | undefined> {
  const { rows } = await sql.query<Row>({
    name: 'load-render-facts',
    text: `select lead.lead_type_id, lead.source_id, lead.fields, lead.received_at, lead.test, lead.currency, lead.grade,
                  source.name as source_name, campaign.name as campaign_name, lead_type.document, installation.time_zone as zone
             from lead
             join source on source.id = lead.source_id
             join campaign on campaign.id = lead.campaign_id
             join lead_type on lead_type.id = lead.lead_type_id
            cross join installation
            where lead.id = $1 and lead.erased_at is null and lead.deleted_at is null`,
    values: [leadId],
  });
  const [row] = rows;
  if (!row) return undefined;
  const facts = {
    leadId,
    receivedAt: row.received_at.toISOString(),
    at,
    test: row.test,
    fields: row.fields,
    definitions: readDocument(LEAD_TYPE_DOCUMENT, row.document).fields,
    currency: row.currency,
    sourceName: row.source_name,
    campaignName: row.campaign_name,
    grade: row.grade ?? undefined,
    zone: row.zone,
  };
  return { leadTypeId: row.lead_type_id, facts };
}
