import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import { leadTypeDocumentSchema, type FieldSettings } from '#domain/fields/lead-type.schema';
import type { RawValue } from '#domain/kernel/lead-fields';
import { duplicateText } from '#domain/lead/duplicate-text';
import { EXAMPLE_LEADS, LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { readSystemFields } from '#domain/lead/system-fields';
import { validateLead } from '#domain/lead/validate-lead';

const AT = Date.parse('2026-03-18T16:00:00Z');

test('the library holds the verticals leads are traded in', () => {
  expect(LEAD_TYPE_LIBRARY.map(({ id }) => id)).toEqual([
    'solar',
    'auto-insurance',
    'mortgage',
    'home-insurance',
    'health-insurance',
    'life-insurance',
    'medicare',
    'home-services',
    'education',
    'legal',
    'debt',
    'automotive',
  ]);
  expect(Object.keys(EXAMPLE_LEADS)).toEqual(['solar', 'auto-insurance', 'mortgage']);
  expect(
    LEAD_TYPE_LIBRARY.every(({ document }) => document.fields.length >= 26 && document.returnReasons.length >= 9),
  ).toBe(true);
});

/** A value each kind reads, within the bounds of the field. */
function sample(settings: FieldSettings): RawValue {
  if (settings.kind === 'dropdown') return settings.options?.[0]?.value ?? '';
  if (settings.kind === 'sub-fields')
    return [Object.fromEntries((settings.fields ?? []).map((inner) => [inner.name, sample(inner)]))];
  if (settings.name === 'PostalCode') return '85006';
  if (settings.kind === 'date-time') return '1961-04-12';
  if (settings.rule?.minimum !== undefined && settings.kind !== 'text') return Number(settings.rule.minimum) + 1;
  return (
    {
      phone: '(480) 555-0142',
      email: 'robin@example.com',
      'large-integer': '10002345678',
      'us-state': 'AZ',
      'yes-no': 'yes',
    }[settings.kind as string] ?? 'Robin Example'
  );
}

describe.each(LEAD_TYPE_LIBRARY.map((entry) => [entry.id, entry] as const))('%s', (id, { document }) => {
  const filled = Object.fromEntries(
    document.fields
      .filter(({ kind, rule }) => kind !== 'calculated' && !rule?.pattern)
      .map((settings) => [settings.name, sample(settings)]),
  );
  const examples = [
    ...(EXAMPLE_LEADS[id] ?? []),
    { ...filled, Vehicles: [{ Year: 2020, Make: 'Ford', Model: 'Focus' }] },
  ];

  test('is sound and survives being stored', () => {
    expect(checkLeadTypeDocument(document)).toEqual([]);
    expect(leadTypeDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test('has duplicate-check fields, return reasons and the system fields that lists need', () => {
    const tied = document.fields.map(({ systemField }) => systemField);
    expect(tied).toEqual(
      expect.arrayContaining([
        'firstName',
        'lastName',
        'email',
        'primaryPhone',
        'state',
        'postalCode',
        'consent',
        'ipAddress',
        'forceId',
      ]),
    );
    expect(document.fields.filter(({ useForDuplicateCheck }) => useForDuplicateCheck).map(({ name }) => name)).toEqual([
      'Email',
      'Phone',
    ]);
    expect(document.returnReasons.length).toBeGreaterThan(5);
  });

  test('accepts its example leads', async () => {
    for (const raw of examples) {
      const { fields, reasons } = await validateLead(document, raw, { delimiter: ',', now: AT });
      expect(reasons).toEqual([]);
      expect(duplicateText(document, fields)).not.toBeNull();
      expect(readSystemFields(document, fields)).toMatchObject({
        firstName: expect.any(String),
        email: expect.stringContaining('@'),
        primaryPhone: expect.stringMatching(/^\d{10}$/),
      });
    }
  });

  test('refuses an empty lead with a reason per required field', async () => {
    const { reasons } = await validateLead(document, {}, { delimiter: ',', now: AT });
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(['required']));
    expect(reasons.map(({ field }) => field)).toEqual(
      document.fields.filter(({ required }) => required).map(({ name }) => name),
    );
  });
});
