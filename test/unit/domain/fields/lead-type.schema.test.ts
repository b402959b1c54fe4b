import { fieldDefinitionSchema, leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';

test('settings that are left out get their defaults, at every depth', () => {
  const field = fieldDefinitionSchema.parse({
    name: 'Drivers',
    label: 'Drivers',
    kind: 'sub-fields',
    fields: [{ name: 'Age', label: 'Age', kind: 'integer' }],
  });
  expect(field.fields?.[0]).toMatchObject({
    required: false,
    profanity: 'allow',
    showOn: ['details', 'forms', 'portal'],
  });
});

test.each([
  ['a name with a space', { name: 'First name' }],
  ['a name that begins with a digit', { name: '1st' }],
  ['a kind that does not exist', { kind: 'color' }],
  ['a setting that does not exist', { colour: 'red' }],
  ['a bad nested field', { fields: [{ name: 'x y', label: 'x', kind: 'text' }] }],
])('%s is refused', (_what, more) => {
  expect(fieldDefinitionSchema.safeParse({ name: 'Name', label: 'Name', kind: 'text', ...more }).success).toBe(false);
});

test('a lead type has at least one field', () => {
  expect(leadTypeDocumentSchema.safeParse({ v: 1, fields: [] }).success).toBe(false);
});
