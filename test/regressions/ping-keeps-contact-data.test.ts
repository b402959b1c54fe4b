import { contactInPing } from '#domain/channels/shared/contact-in-ping';
import { leadTypeDocumentSchema, type FieldSettingsInput } from '#domain/fields/lead-type.schema';
import { importMapping } from '#domain/mapping/import-mapping';
import { mappingDocumentSchema, type MappingDocument } from '#domain/mapping/mapping.schema';

const text = (name: string, more: Partial<FieldSettingsInput> = {}): FieldSettingsInput => ({
  name,
  label: name,
  kind: 'text',
  ...more,
});
const { fields } = leadTypeDocumentSchema.parse({
  v: 1,
  fields: [
    text('First', { systemField: 'firstName' }),
    text('Last', { systemField: 'lastName' }),
    text('Whole', { systemField: 'fullName' }),
    text('Mail', { systemField: 'email', kind: 'email' }),
    text('Call', { systemField: 'primaryPhone', kind: 'phone' }),
    text('OtherCall', { kind: 'phone' }),
    text('Street', { systemField: 'address' }),
    text('Ip', { systemField: 'ipAddress' }),
    text('State', { systemField: 'state', kind: 'us-state' }),
    text('Zip', { systemField: 'postalCode', kind: 'postal-code' }),
    text('Amount', { kind: 'integer' }),
    text('Drivers', {
      kind: 'sub-fields',
      fields: [text('Age', { kind: 'integer' }), text('Mobile', { kind: 'phone' })],
    }),
  ],
});
const rows = (...from: object[]): MappingDocument =>
  mappingDocumentSchema.parse({ v: 1, fields: from.map((each, index) => ({ to: `f${index}`, from: each })) });
const field = (name: string): object => ({ type: 'field', field: name });
const told = (mapping: MappingDocument, config: object = {}): string | null =>
  contactInPing(config as never, mapping, fields)?.message ?? null;

describe('a ping', () => {
  it('gets no contact data from an import, the message of a sale does', () => {
    expect(importMapping(fields, { forPing: true }).fields.map(({ to }) => to)).toEqual(['State', 'Zip', 'Amount']);
    expect(importMapping(fields).fields).toHaveLength(fields.length);
    expect(told(importMapping(fields, { forPing: true }))).toBeNull();
  });

  it('says by their labels which contact fields its mapping tells', () => {
    expect(told(importMapping(fields))).toMatch(/: First, Last, Whole, Mail, Call, OtherCall, Street, Ip, Drivers\. /);
    expect(
      told(
        rows(
          field('State'),
          field('Drivers[0].Age'),
          field('Nope'),
          { type: 'static', value: 'Mail' },
          { type: 'property', property: 'lead-id' },
        ),
      ),
    ).toBeNull();
    expect(told(rows(field('Drivers[0].Mobile')))).toContain(': Mobile.');
    expect(told(rows({ type: 'expression', expression: '$lowercase(Mail) & "Call"' }))).toContain(': Mail.');
  });

  it.each<[string, object, string | null]>([
    [
      'a template',
      {
        body: {
          type: 'template',
          text: '{"to": "lead.Mail", "a": "{{ lead.State }}", "b": "{{ lead.Mail | upcase }}"}',
        },
      },
      ': Mail.',
    ],
    ['a template with the whole lead', { body: { type: 'template', text: '{{ lead | json }}' } }, ': First, Last,'],
    [
      'a loop over the lead',
      { body: { type: 'template', text: '{% for x in lead %}{{ x }}{% endfor %}' } },
      ': First, Last,',
    ],
    ['a template without it', { body: { type: 'template', text: '{"type": "lead", "a": {{ lead.State }}}' } }, null],
    ['an expression', { body: { type: 'jsonata', expression: '{"p": lead.Call, "s": lead.State}' } }, ': Call.'],
    ['an expression with the whole lead', { body: { type: 'jsonata', expression: '{"all": lead}' } }, ': First, Last,'],
    ['a header', { headers: [{ name: 'X-Who', value: '{{ lead["First"] }}' }] }, ': First.'],
  ])('says so of %s, whatever the mapping', (_name, config, expected) => {
    const message = told(rows(field('State')), config);
    if (expected === null) expect(message).toBeNull();
    else expect(message).toContain(expected);
  });

  it('is not blamed for rows that its own body does not use', () => {
    const body = (template: string): object => ({ body: { type: 'template', text: template } });
    expect(told(importMapping(fields), body('{"a": {{ lead.State }}}'))).toBeNull();
    expect(told(importMapping(fields), body('{"a": {{ fields.State }}}'))).toContain(': First,');
  });
});
