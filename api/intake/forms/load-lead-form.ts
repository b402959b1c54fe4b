import { LEAD_FORM_DOCUMENT, readDocument } from '#db/columns/documents';
import type { Queryable } from '#db/pool';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';

/** A hosted form and the numbers of the campaign its leads come in by. */
export interface StoredLeadForm {
  readonly id: string;
  readonly active: boolean;
  readonly document: LeadFormDocument;
  readonly lid: number;
  readonly vid: number;
  readonly aid: number;
}

const TEXT = `select lead_form.id, lead_form.status, lead_form.document, lead_type.lid, source.vid, campaign.aid
  from lead_form join campaign on campaign.id = lead_form.campaign_id
  join lead_type on lead_type.id = campaign.lead_type_id join source on source.id = campaign.source_id
  where lead_form.slug = $1`;

export async function loadLeadForm(sql: Queryable, slug: string): Promise<StoredLeadForm | null> {
  const { rows } = await sql.query<{
    id: string;
    status: string;
    document: unknown;
    lid: number;
    vid: number;
    aid: number;
  }>({ name: 'load-lead-form', text: TEXT, values: [slug] });
  const row = rows[0];
  if (!row) return null;
  const { status, document, ...numbers } = row;
  return { ...numbers, active: status === 'active', document: readDocument(LEAD_FORM_DOCUMENT, document) };
}
