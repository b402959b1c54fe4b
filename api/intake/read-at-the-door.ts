import type { IntakeCampaign } from '#db/queries/load-campaign-by-aid';
import { readFields } from '#domain/fields/read-fields';
import { fieldTypeOf } from '#domain/fields/registry';
import type { LeadFields, RawFields } from '#domain/kernel/lead-fields';
import { readSystemFields, type SystemValues } from '#domain/lead/system-fields';

export interface ReadAtTheDoor {
  readonly fields: LeadFields;
  readonly system: SystemValues;
}

/**
 * A lead as its type reads it before anybody works on it, so that it is found by name, e-mail and phone while it waits, or when it was
 * refused at the door. Calculated fields are left to its workflow: expressions are not for the process that answers senders.
 */
export function readAtTheDoor({ document, settings, zone }: IntakeCampaign, raw: RawFields): ReadAtTheDoor {
  const { fields } = readFields(document.fields, raw, { delimiter: settings.multiValueDelimiter, zone }, fieldTypeOf);
  return { fields, system: readSystemFields(document, fields) };
}
