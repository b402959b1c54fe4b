import { checkLeadTypeDocument } from '#domain/fields/check-lead-type';
import { leadTypeDocumentSchema } from '#domain/fields/lead-type.schema';
import { duplicateText } from '#domain/lead/duplicate-text';
import { EXAMPLE_LEADS, LEAD_TYPE_LIBRARY } from '#domain/lead/library/index';
import { readSystemFields } from '#domain/lead/system-fields';
import { validateLead } from '#domain/lead/validate-lead';

test('the library holds three verticals, each with examples', () => {
  expect(LEAD_TYPE_LIBRARY.map(({ id }) => id)).toEqual(['solar', 'auto-insurance', 'mortgage']);
  expect(Object.keys(EXAMPLE_LEADS)).toEqual(LEAD_TYPE_LIBRARY.map(({ id }) => id));
});

describe.each(LEAD_TYPE_LIBRARY.map((entry) => [entry.id, entry] as const))('%s', (id, { document }) => {
  const examples = EXAMPLE_LEADS[id] ?? [];

  test('is sound and survives being stored', () => {
    expect(checkLeadTypeDocument(document)).toEqual([]);
    expect(leadTypeDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  });

  test('has duplicate-check fields, return reasons and the system fields that lists need', () => {
    const tied = document.fields.map(({ systemField }) => systemField);
    expect(tied).toEqual(expect.arrayContaining(['firstName', 'lastName', 'email', 'primaryPhone', 'state', 'postalCode',
      'consent', 'ipAddress', 'forceId']));
    expect(document.fields.filter(({ useForDuplicateCheck }) => useForDuplicateCheck).map(({ name }) => name)).toEqual(['Email',
      'Phone']);
    expect(document.returnReasons.length).toBeGreaterThan(5);
  });

  test('accepts its example leads', async () => {
    expect(examples.length).toBeGreaterThan(1);
    for (const raw of examples) {
      const { fields, reasons } = await validateLead(document, raw, { delimiter: ',' });
      expect(reasons).toEqual([]);
      expect(duplicateText(document, fields)).not.toBeNull();
      expect(readSystemFields(document, fields)).toMatchObject({ firstName: expect.any(String),
        email: expect.stringContaining('@'), primaryPhone: expect.stringMatching(/^\d{10}$/) });
    }
  });

  test('refuses an empty lead with a reason per required field', async () => {
    const { reasons } = await validateLead(document, {}, { delimiter: ',' });
    expect(new Set(reasons.map(({ code }) => code))).toEqual(new Set(['required']));
    expect(reasons.map(({ field }) => field)).toEqual(document.fields.filter(({ required }) => required).map(({ name }) => name));
  });
});
