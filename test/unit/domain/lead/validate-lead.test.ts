import fc from 'fast-check';
import type { RawFields } from '#domain/kernel/lead-fields';
import { LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { nestFields } from '#domain/lead/nest-fields';
import { validateLead } from '#domain/lead/validate-lead';
import { fieldSettings, leadType } from '#test/kit/field-settings';

const AT = Date.parse('2026-03-18T16:00:00Z');

const drivers = fieldSettings('Drivers', 'sub-fields', {
  required: true,
  fields: [
    fieldSettings('Age', 'integer', {
      required: true,
      rule: { minimum: 16 },
      errorMessage: 'Drivers are 16 or older.',
    }),
    fieldSettings('Hobbies', 'text'),
    fieldSettings('Incidents', 'sub-fields', { fields: [fieldSettings('On', 'date-time', { required: true })] }),
  ],
});
const document = leadType(
  fieldSettings('Email', 'email', { required: true }),
  fieldSettings('Balance', 'money', { default: '0' }),
  fieldSettings('Value', 'money'),
  fieldSettings('LTV', 'calculated', { expression: 'Balance / Value * 100' }),
  drivers,
);
const validate = (raw: RawFields) => validateLead(document, raw, { delimiter: ';', now: AT });

test('defaults, kinds, rules and calculations make a complete lead', async () => {
  const raw = {
    email: 'A@Example.com',
    Balance: '$150',
    value: 200,
    drivers: [{ age: '34', hobbies: ['chess', 'golf'] }],
    Unknown: 'x',
  };
  expect(await validate(raw)).toEqual({
    fields: {
      Email: 'A@example.com',
      Balance: 150,
      Value: 200,
      LTV: 75,
      Drivers: [{ Age: 34, Hobbies: 'chess;golf', Incidents: null }],
    },
    reasons: [],
  });
});

test('every field has its reason, nested ones by path, in the configured words', async () => {
  const { fields, reasons } = await validate({
    Email: 'none',
    Drivers: [{ Age: 40 }, { Age: 12, Incidents: [{ On: '2026-01-01' }, { On: 'soon' }] }],
  });
  expect(reasons).toEqual([
    { code: 'not-an-email', message: 'Email must be an e-mail address, e.g. info@example.com.', field: 'Email' },
    { code: 'below-minimum', message: 'Drivers are 16 or older.', field: 'Drivers[1].Age', detail: { minimum: 16 } },
    {
      code: 'not-a-date',
      message: 'On must be a date, e.g. 2026-03-01 or 03/01/2026 1:22 PM.',
      field: 'Drivers[1].Incidents[1].On',
    },
  ]);
  expect(fields).toEqual({
    Email: null,
    Balance: 0,
    Value: null,
    LTV: null,
    Drivers: [
      { Age: 40, Hobbies: null, Incidents: null },
      { Age: 12, Hobbies: null, Incidents: [{ On: '2026-01-01' }, { On: null }] },
    ],
  });
});

test('a flat form and a nested body are the same lead', async () => {
  const flat = nestFields([
    ['Email', 'a@example.com'],
    ['Drivers[0].Age', '34'],
    ['Drivers[0][Incidents][0][On]', '1/2/2026'],
    ['Drivers.1.Age', ''],
  ]);
  const nested = { Email: 'a@example.com', Drivers: { Age: 34, Incidents: { On: '2026-01-02' } } };
  expect(await validate(flat)).toEqual(await validate(nested));
});

test('an empty lead names what is required', async () => {
  const { fields, reasons } = await validate({});
  expect(fields).toEqual({ Email: null, Balance: 0, Value: null, LTV: null, Drivers: null });
  expect(reasons.map(({ code, field }) => `${code} ${field}`)).toEqual(['required Email', 'required Drivers']);
});

test('a group of nothing but unknown or blank entries is absent', async () => {
  const { fields, reasons } = await validate({ Email: 'a@example.com', Drivers: [{ Colour: 'red' }, {}] });
  expect(fields).toMatchObject({ Drivers: null });
  expect(reasons).toMatchObject([{ code: 'required', field: 'Drivers' }]);
});

test('a flood of reasons is cut', async () => {
  const many = leadType(
    ...Array.from({ length: 20 }, (_, index) =>
      fieldSettings(`G${index}`, 'sub-fields', { fields: [fieldSettings('A', 'integer')] }),
    ),
  );
  const raw = Object.fromEntries(
    many.fields.map(({ name }) => [name, Array.from({ length: 100 }, () => ({ A: 'x' }))]),
  );
  expect((await validateLead(many, raw, { delimiter: ',', now: AT })).reasons).toHaveLength(500);
});

test('any JSON at all gives complete fields and never an exception', async () => {
  const names = LEAD_TYPE_LIBRARY.flatMap(({ document: { fields } }) => fields.map(({ name }) => name));
  const raw = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.double()),
  );
  await fc.assert(
    fc.asyncProperty(raw, fc.constantFrom(...LEAD_TYPE_LIBRARY), async (given, { document: library }) => {
      const { fields, reasons } = await validateLead(library, given as RawFields, { delimiter: ',', now: AT });
      expect(Object.keys(fields)).toEqual(library.fields.map(({ name }) => name));
      expect(JSON.stringify([fields, reasons])).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }),
    { numRuns: 150 },
  );
});
