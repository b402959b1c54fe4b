import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import type { LeadFields, RawFields } from '#domain/lead/lead-fields';
import { readSystemFields, type SystemValues } from '#domain/lead/system-fields';
import { validateLead } from '#domain/lead/validate-lead';

/** A lead that nobody works on is read all the same, so that it is found by name, e-mail and phone. */
export interface ReadAtTheDoor {
  readonly fields: LeadFields;
  readonly system: SystemValues;
}

export async function readAtTheDoor({ document, settings, zone }: IntakeCampaign, raw: RawFields, now: number): Promise<ReadAtTheDoor> {
  const { fields } = await validateLead(document, raw, { delimiter: settings.multiValueDelimiter, zone, now });
  return { fields, system: readSystemFields(document, fields) };
}
