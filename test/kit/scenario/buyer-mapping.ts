import type { MappedField, MappingDocument } from '#domain/mapping/mapping.schema';

const field = (to: string, name: string): MappingDocument['fields'][number] => ({
  to,
  from: { type: 'field', field: name },
  omitWhenBlank: false,
});
const property = (to: string, name: 'lead-id' | 'ping-reference'): MappingDocument['fields'][number] => ({
  to,
  from: { type: 'property', property: name },
  omitWhenBlank: false,
});

const PERSON = [
  field('first_name', 'FirstName'),
  field('last_name', 'LastName'),
  field('email', 'Email'),
  field('phone', 'Phone'),
];

/** Says what time it is for the mapping. */
export const TOLD_AT = { told_at: '$millis()' };

/** A post carries the person (and a won bid's token), a ping only where and which lead. */
export const postMapping = (withToken: boolean, computed: Readonly<Record<string, string>> = {}): MappingDocument => ({
  v: 1,
  fields: [
    property('lead_id', 'lead-id'),
    field('state', 'State'),
    ...PERSON,
    ...(withToken ? [property('ping_id', 'ping-reference')] : []),
    ...Object.entries(computed).map(([to, expression]): MappedField => ({
      to,
      from: { type: 'expression', expression },
      omitWhenBlank: false,
    })),
  ],
});
export const pingMapping: MappingDocument = { v: 1, fields: [property('lead_id', 'lead-id'), field('state', 'State')] };

const at = (path: string) => ({ type: 'path', path });
/** How the fake buyers' JSON answers are read. */
export const POST_RESPONSE = {
  success: { type: 'path-equals', path: 'status', equals: 'accepted' },
  duplicate: { type: 'path-equals', path: 'status', equals: 'duplicate' },
  refusalMessage: at('reason'),
  price: at('price'),
  reference: at('id'),
  redirectUrl: at('redirect_url'),
};
export const PING_RESPONSE = {
  success: { type: 'path-equals', path: 'status', equals: 'bid' },
  price: at('price'),
  reference: at('ping_id'),
};
