import type { RenderFacts } from '#domain/mapping/render-facts';
import type { LeadTypeDocument } from '#domain/fields/lead-type.schema';
import { LEAD_TYPE_DOCUMENT, readDocument } from '../columns/documents';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

/** What a channel may know of a lead that is there; the delivery's own id and price are added by who renders. */
export type LeadRenderFacts = Omit<RenderFacts, 'deliveryId' | 'price'>;

interface Row extends Omit<LeadRenderFacts, 'leadId' | 'receivedAt' | 'at' | 'definitions' | 'grade'> {
  readonly leadTypeId: string;
  readonly receivedAt: number;
  readonly grade: string | null;
  readonly document: LeadTypeDocument;
}

/** A lead as channels see it, outside of any delivery; undefined when there is none, or it is erased or deleted. `at`: epoch ms for `$now()`. */
export async function loadRenderFacts(
  sql: Queryable,
  leadId: string,
  at: number,
): Promise<{ readonly leadTypeId: string; readonly facts: LeadRenderFacts } | undefined> {
  const row = await readRow<Row>(sql, {
    name: 'load-render-facts',
    text: `select lead.lead_type_id, lead.fields, lead.received_at, lead.test, lead.currency, lead.grade,
                  source.name as source_name, campaign.name as campaign_name, lead_type.document, installation.time_zone as zone
             from lead
             join source on source.id = lead.source_id
             join campaign on campaign.id = lead.campaign_id
             join lead_type on lead_type.id = lead.lead_type_id
            cross join installation
            where lead.id = $1 and lead.erased_at is null and lead.deleted_at is null`,
    values: [leadId],
  });
  if (!row) return undefined;
  const { leadTypeId, document, ...known } = row;
  const facts = {
    ...known,
    leadId,
    receivedAt: new Date(row.receivedAt).toISOString(),
    at,
    definitions: readDocument(LEAD_TYPE_DOCUMENT, document).fields,
    grade: row.grade ?? undefined,
  };
  return { leadTypeId, facts };
}
