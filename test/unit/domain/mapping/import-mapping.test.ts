import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';
import { checkMapping } from '#domain/mapping/check-mapping';
import { importMapping } from '#domain/mapping/import-mapping';
import { mapFields } from '#domain/mapping/map-fields';
import { mappingDocumentSchema } from '#domain/mapping/mapping.schema';

const { definitions } = EXAMPLE_FACTS;

describe('importing from the lead type', () => {
  const mapping = importMapping(definitions);

  it('makes one row per field, in order, without excluded fields', () => {
    expect(mapping.fields.map((row) => row.to)).toEqual([
      'FirstName',
      'LastName',
      'Email',
      'PostalCode',
      'LoanAmount',
      'Homeowner',
      'Comments',
      'Drivers',
    ]);
    expect(mappingDocumentSchema.parse(mapping)).toEqual(mapping);
    expect(checkMapping(mapping, definitions)).toEqual([]);
  });

  it('never sends an excluded field, not even inside a group', async () => {
    const sent = JSON.stringify(await mapFields(mapping, EXAMPLE_FACTS));
    expect(sent).not.toContain('keep');
    expect(sent).not.toContain('License');
  });
});

describe('checking a mapping', () => {
  const check = (...rows: [string, string][]): string[] =>
    checkMapping(
      {
        v: 1,
        fields: rows.map(([to, field]) => ({ to, from: { type: 'field' as const, field }, omitWhenBlank: false })),
      },
      definitions,
    ).map((reason) => `${reason.code} ${reason.field}`);

  it.each<[string, [string, string][], string[]]>([
    [
      'sub-fields',
      [
        ['a', 'Drivers[0].Age'],
        ['b', 'Drivers.1.Age'],
        ['c', 'Drivers.Age'],
      ],
      [],
    ],
    [
      'unknown fields',
      [
        ['a', 'Nope'],
        ['b', 'Drivers[0].Nope'],
        ['c', 'FirstName.Age'],
        ['d', 'Drivers[0]'],
      ],
      ['unknown-field a', 'unknown-field b', 'unknown-field c', 'unknown-field d'],
    ],
    [
      'the same name twice',
      [
        ['a.b', 'Email'],
        ['a[b]', 'Email'],
      ],
      ['duplicate-field-name a[b]'],
    ],
    [
      'a value that is also a group',
      [
        ['a', 'Email'],
        ['a.b', 'Email'],
      ],
      ['conflicting-field-names a.b'],
    ],
    [
      'names that reach a prototype',
      [
        ['__proto__.x', 'Email'],
        ['a.constructor', 'Email'],
        ['..', 'Email'],
      ],
      ['forbidden-field-name __proto__.x', 'forbidden-field-name a.constructor', 'forbidden-field-name ..'],
    ],
  ])('%s', (_name, rows, reasons) => {
    expect(check(...rows)).toEqual(reasons);
  });
});
