import type { RenderFacts } from './render-facts';
import type { FieldSettings, LeadTypeDocument, SystemField } from '../fields/lead-type.schema';
import { FIELD_TYPES } from '../fields/registry';
import type { RawFields, RawValue } from '../kernel/lead-fields';
import type { ReadLead } from '../lead/validate-lead';

/** The ids every made-up lead and delivery carries: nobody's. */
const SAMPLE_LEAD_ID = '00000000-0000-7000-8000-000000000001';
export const SAMPLE_DELIVERY_ID = '00000000-0000-7000-8000-000000000002';

const PERSON: Readonly<Partial<Record<SystemField, RawValue>>> = {
  firstName: 'Ann',
  lastName: 'Example',
  fullName: 'Ann Example',
  email: 'ann@example.com',
  primaryPhone: '5125550100',
  isMobile: true,
  address: '100 Main Street',
  city: 'Austin',
  state: 'TX',
  postalCode: '78701',
  country: 'US',
  ipAddress: '192.0.2.10',
  consent: 'Yes',
  comments: 'Please call in the afternoon.',
};

function sampleValue(settings: FieldSettings): RawValue {
  if (settings.systemField !== undefined && settings.systemField in PERSON) return PERSON[settings.systemField] ?? null;
  if (settings.default !== undefined) return settings.default;
  if (settings.options?.[0]) return settings.options[0].value;
  if (settings.kind === 'sub-fields') return [sampleFields(settings.fields ?? [])];
  return FIELD_TYPES[settings.kind].examples.accepted[0]?.raw ?? null;
}

/** An invented lead of a lead type, as a source would send it: for previews while there is no real one. */
export function sampleFields(definitions: readonly FieldSettings[]): RawFields {
  return Object.fromEntries(definitions.map((settings) => [settings.name, sampleValue(settings)]));
}

/** What a channel may know of an invented lead. `given` are fields as a source sends them; the sample's own when absent. */
export async function sampleFacts(
  document: LeadTypeDocument,
  given: RawFields | undefined,
  moment: { readonly now: number; readonly currency: string; readonly readLead: ReadLead },
): Promise<Omit<RenderFacts, 'deliveryId' | 'price'>> {
  const { fields } = await moment.readLead(document, given ?? sampleFields(document.fields), {
    delimiter: ',',
    now: moment.now,
  });
  return {
    leadId: SAMPLE_LEAD_ID,
    receivedAt: new Date(moment.now).toISOString(),
    at: moment.now,
    test: true,
    fields,
    definitions: document.fields,
    currency: moment.currency,
    sourceName: 'Sample source',
    campaignName: 'Sample campaign',
    grade: 'A',
  };
}
