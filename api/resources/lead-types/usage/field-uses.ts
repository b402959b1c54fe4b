import type { z } from 'zod';
import type { Queryable } from '#db/pool';
import type { CriteriaDocument } from '#domain/criteria/criteria.schema';
import { fieldsOfCriteria, wordsOfExpression } from '#domain/criteria/fields-of-criteria';
import type { LeadFormDocument } from '#domain/lead/lead-form.schema';
import type { MappingDocument } from '#domain/mapping/mapping.schema';
import type { leadTypeUsageSchema } from '#api/contract/lead-type-usage';

export type FieldUse = z.infer<typeof leadTypeUsageSchema>['fields'][number];

interface Row {
  readonly kind: FieldUse['kind'];
  readonly id: string;
  readonly name: string;
  readonly document: unknown;
}

const TEXT = `
  select 'campaign' as kind, id, name, criteria as document from campaign where lead_type_id = $1
  union all select 'delivery-account', id, name, criteria from delivery_account where lead_type_id = $1
  union all select 'delivery-method', id, name, mapping from delivery_method where lead_type_id = $1
  union all select 'lead-form', lead_form.id, lead_form.name, lead_form.document from lead_form
    join campaign on campaign.id = lead_form.campaign_id where campaign.lead_type_id = $1`;

const READERS: { readonly [Kind in FieldUse['kind']]: (document: never) => Iterable<string> } = {
  campaign: (document: CriteriaDocument) => fieldsOfCriteria(document),
  'delivery-account': (document: CriteriaDocument) => fieldsOfCriteria(document),
  'delivery-method': fieldsOfMapping,
  'lead-form': (document: LeadFormDocument) => document.fields.map(({ field }) => field),
};

/** Which criteria, mappings and hosted forms of a lead type name which of these fields. */
export async function findFieldUses(sql: Queryable, leadTypeId: string, names: readonly string[]): Promise<FieldUse[]> {
  const known = new Set(names);
  const { rows } = await sql.query<Row>({ name: 'find-field-uses', text: TEXT, values: [leadTypeId] });
  return rows.flatMap(({ kind, id, name, document }) => {
    const used = new Set(READERS[kind](document as never));
    return [...used].filter((field) => known.has(field)).map((field) => ({ field, kind, id, name }));
  });
}

function fieldsOfMapping(mapping: MappingDocument): string[] {
  return mapping.fields.flatMap(({ from }) => {
    if (from.type === 'field') return [from.field.split('.')[0] ?? ''];
    return from.type === 'expression' ? [...wordsOfExpression(from.expression)] : [];
  });
}
