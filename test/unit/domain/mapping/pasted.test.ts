import { validateLead } from '#domain/lead/validate-lead';
import { readMappingRows } from '#domain/mapping/read-mapping-rows';
import { readPastedTable } from '#domain/mapping/read-pasted-table';
import { readValueMap } from '#domain/mapping/read-value-map';
import { sampleFacts } from '#domain/mapping/sample-facts';
import { traceMapping } from '#domain/mapping/trace-mapping';
import { EXAMPLE_FACTS } from '#domain/channels/shared/example-facts';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';

test('a pasted table may come from a spreadsheet or a file, with quotes and line breaks in texts', () => {
  expect(readPastedTable('CA\tCalifornia\r\n\r\nNV\tNevada')).toEqual([
    ['CA', 'California'],
    ['NV', 'Nevada'],
  ]);
  expect(readPastedTable('a,"b, ""c""\nd"\ne,')).toEqual([
    ['a', 'b, "c"\nd'],
    ['e', ''],
  ]);
  expect(readPastedTable('a;b,c')).toEqual([['a', 'b,c']]);
  expect(readPastedTable('  \n')).toEqual([]);
});

test('a pasted value map keeps the later of two pairs and says which lines hold none', () => {
  expect(readValueMap('true,Y\nfalse,N\nalone\ntrue,J')).toEqual({ values: { true: 'J', false: 'N' }, skipped: [3] });
});

test('a pasted field list finds lead fields in any spelling and takes the rest as fixed texts', () => {
  const { rows, unknown } = readMappingRows(
    'first_name\nzip,Postal Code\nmode,,live\nnobody',
    EXAMPLE_FACTS.definitions,
  );
  expect(rows.map(({ to, from }) => [to, from])).toEqual([
    ['first_name', { type: 'field', field: 'FirstName' }],
    ['zip', { type: 'field', field: 'PostalCode' }],
    ['mode', { type: 'static', value: 'live' }],
    ['nobody', { type: 'static', value: '' }],
  ]);
  expect(unknown).toEqual(['nobody']);
});

test('a trace says of every row how it leaves, and what is missing', async () => {
  const definitions = EXAMPLE_FACTS.definitions.map((field) =>
    field.name === 'Email' ? { ...field, required: true } : field,
  );
  const { rows, warnings } = await traceMapping(
    {
      v: 1,
      fields: [
        { to: 'first', from: { type: 'field', field: 'FirstName' }, omitWhenBlank: false },
        { to: 'note', from: { type: 'field', field: 'Comments' }, omitWhenBlank: true },
        { to: 'owner', from: { type: 'field', field: 'Homeowner' }, values: { false: 'N' }, omitWhenBlank: false },
        { to: 'sum', from: { type: 'expression', expression: '$error("no")' }, omitWhenBlank: false },
      ],
    },
    { ...EXAMPLE_FACTS, definitions },
  );
  expect(rows.map(({ to, left, untranslated }) => [to, left, untranslated])).toEqual([
    ['first', 'sent', false],
    ['note', 'omitted', false],
    ['owner', 'sent', true],
    ['sum', 'failed', false],
  ]);
  expect(warnings.map((warning) => warning.code)).toEqual([
    'required-field-not-mapped',
    'not-in-value-map',
    'mapping-expression-failed',
  ]);
});

test('every lead type of the library has a sample that is valid enough to look at', async () => {
  for (const { document } of LEAD_TYPE_LIBRARY) {
    const moment = { now: Date.UTC(2026, 2, 2), currency: 'USD', readLead: validateLead };
    const { fields } = await sampleFacts(document, undefined, moment);
    const missing = document.fields
      .filter((field) => field.required && fields[field.name] === null)
      .map((field) => field.name);
    expect(missing).toEqual([]);
  }
});
