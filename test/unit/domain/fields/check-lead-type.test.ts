import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import type { FieldSettings } from '#domain/fields/lead-type.schema';
import { fieldSettings, leadType } from '#test/kit/field-settings';

const found = (...fields: FieldSettings[]) =>
  checkLeadTypeDocument(leadType(...fields)).map(({ code, field }) => `${code} ${field ?? ''}`);

test('a sound lead type has no reasons', () => {
  expect(
    found(
      fieldSettings('Name', 'text', { systemField: 'firstName', rule: { pattern: '[A-Z].*', minLength: 1 } }),
      fieldSettings('Loan', 'dropdown', { options: [{ value: 'A' }, { value: 'B' }], default: 'a' }),
      fieldSettings('Born', 'date-time', { rule: { minimum: '1900-01-01' }, outputFormat: 'MM/dd/yyyy' }),
      fieldSettings('Twice', 'calculated', { expression: 'Amount * 2', rule: { maximum: 5 } }),
      fieldSettings('Drivers', 'sub-fields', { fields: [fieldSettings('Age', 'integer')], rule: { maximum: 4 } }),
    ),
  ).toEqual([]);
});

test.each<[string, FieldSettings[], string[]]>([
  [
    'two names that differ in case only',
    [fieldSettings('Age', 'text'), fieldSettings('AGE', 'text')],
    ['field-name-twice AGE'],
  ],
  ['a dropdown without options', [fieldSettings('Loan', 'dropdown')], ['options-missing Loan']],
  [
    'an option listed twice',
    [fieldSettings('Loan', 'dropdown', { options: [{ value: 'A' }, { value: 'a' }] })],
    ['option-twice Loan'],
  ],
  ['a calculated field without expression', [fieldSettings('Sum', 'calculated')], ['expression-missing Sum']],
  [
    'an expression that does not compile',
    [fieldSettings('Sum', 'calculated', { expression: 'A +' })],
    ['expression-invalid Sum'],
  ],
  ['sub-fields without fields', [fieldSettings('Drivers', 'sub-fields')], ['fields-missing Drivers']],
  [
    'fields on another kind',
    [fieldSettings('Name', 'text', { fields: [fieldSettings('Age', 'text')] })],
    ['fields-not-allowed Name'],
  ],
  [
    'one system field for two fields',
    [
      fieldSettings('A', 'phone', { systemField: 'primaryPhone' }),
      fieldSettings('B', 'phone', { systemField: 'primaryPhone' }),
    ],
    ['system-field-twice B'],
  ],
  ['a bad pattern', [fieldSettings('Name', 'text', { rule: { pattern: '(?=x)' } })], ['pattern-invalid Name']],
  [
    'a bound of the wrong kind',
    [
      fieldSettings('Born', 'date-time', { rule: { minimum: 'soon' } }),
      fieldSettings('Name', 'text', { rule: { maximum: 3 } }),
    ],
    ['bound-invalid Born', 'bound-invalid Name'],
  ],
  [
    'lengths that exclude each other',
    [fieldSettings('Name', 'text', { rule: { minLength: 5, maxLength: 2 } })],
    ['rule-impossible Name'],
  ],
  [
    'longest lengths that another limit cuts first',
    [
      fieldSettings('Story', 'text', { rule: { maxLength: 10_001 } }),
      fieldSettings('Mail', 'email', { rule: { maxLength: 255 } }),
      fieldSettings('First', 'text', { systemField: 'firstName', rule: { maxLength: 501 } }),
    ],
    ['rule-without-effect Story', 'rule-without-effect Mail', 'rule-without-effect First'],
  ],
  [
    'longest lengths up to that limit',
    [
      fieldSettings('Story', 'text', { rule: { maxLength: 10_000 } }),
      fieldSettings('Mail', 'email', { rule: { maxLength: 254 } }),
      fieldSettings('Notes', 'text', { systemField: 'comments', rule: { maxLength: 10_000 } }),
      fieldSettings('Kind', 'dropdown', { options: [{ value: 'A' }], rule: { maxLength: 20_000 } }),
    ],
    [],
  ],
  [
    'a shortest length that nothing reaches',
    [fieldSettings('Story', 'text', { rule: { minLength: 10_001 } })],
    ['rule-impossible Story'],
  ],
  ['a default that would be refused', [fieldSettings('Age', 'integer', { default: 'old' })], ['default-invalid Age']],
  [
    'a format that is not understood',
    [fieldSettings('Phone', 'phone', { outputFormat: '000' })],
    ['format-invalid Phone'],
  ],
  ['a name that reaches the prototype', [fieldSettings('Constructor', 'text')], ['forbidden-field-name Constructor']],
  [
    'anything in nested fields, by path',
    [
      fieldSettings('Drivers', 'sub-fields', {
        fields: [
          fieldSettings('Incidents', 'sub-fields', {
            fields: [fieldSettings('Type', 'dropdown'), fieldSettings('City', 'text', { systemField: 'city' })],
          }),
        ],
      }),
    ],
    ['options-missing Drivers.Incidents.Type', 'system-field-nested Drivers.Incidents.City'],
  ],
])('%s', (_what, fields, expected) => {
  expect(found(...fields)).toEqual(expected);
});

test('nesting is bounded', () => {
  let inner = fieldSettings('Leaf', 'text');
  for (let level = 0; level < 12; level += 1) inner = fieldSettings('Group', 'sub-fields', { fields: [inner] });
  expect(found(inner)).toEqual([expect.stringMatching(/^nested-too-deeply Group\./)]);
});

test('a return reason listed twice is named once', () => {
  const reason = { code: 'duplicate', label: 'Duplicate' };
  const document = { ...leadType(fieldSettings('Name', 'text')), returnReasons: [reason, reason, reason] };
  expect(checkLeadTypeDocument(document)).toEqual([
    { code: 'return-reason-twice', field: 'returnReasons', message: 'The return reason duplicate is listed twice.' },
  ]);
});
