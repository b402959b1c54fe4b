import fc from 'fast-check';
import { duplicateText } from '#domain/lead/duplicate-text';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { fieldSettings, leadType } from '#test/kit/field-settings';

const checked = { useForDuplicateCheck: true };
const document = leadType(
  fieldSettings('Name', 'text', checked),
  fieldSettings('Phone', 'phone', checked),
  fieldSettings('City', 'text'),
);
const text = (fields: LeadFields) => duplicateText(document, { Name: null, Phone: null, City: null, ...fields });

test('case, spacing and the encoding of accents do not tell leads apart', () => {
  expect(text({ Name: 'Zo\u00eb  LEE', Phone: '4805550142' })).toBe(
    text({ Name: ' zoe\u0308 lee', Phone: '4805550142', City: 'Tempe' }),
  );
  expect(text({ Name: 'Zoe Lee', Phone: '4805550142' })).not.toBe(text({ Name: 'Zoe Lee', Phone: '4805550143' }));
});

test('null when no duplicate-check field holds anything, or there is none', () => {
  expect(text({ City: 'Tempe' })).toBeNull();
  expect(duplicateText(leadType(fieldSettings('City', 'text')), { City: 'Tempe' })).toBeNull();
});

test('a value in one field never equals the same value in another', () => {
  expect(text({ Name: '4805550142' })).not.toBe(text({ Phone: '4805550142' }));
});

test('nested fields count by themselves or as a whole group', () => {
  const fields = [fieldSettings('VIN', 'text', checked), fieldSettings('Color', 'text')];
  const byVin = leadType(fieldSettings('Vehicles', 'sub-fields', { fields }));
  expect(duplicateText(byVin, { Vehicles: [{ VIN: 'A1', Color: 'red' }] })).toBe(
    duplicateText(byVin, { Vehicles: [{ VIN: 'a1', Color: 'blue' }] }),
  );
  expect(duplicateText(byVin, { Vehicles: [{ VIN: null, Color: 'red' }] })).toBeNull();
  expect(duplicateText(byVin, { Vehicles: null })).toBeNull();
  const whole = leadType(fieldSettings('Vehicles', 'sub-fields', { fields, ...checked }));
  expect(duplicateText(whole, { Vehicles: [{ VIN: 'A1', Color: 'red' }] })).not.toBe(
    duplicateText(whole, { Vehicles: [{ VIN: 'A1', Color: 'blue' }] }),
  );
  expect(duplicateText(whole, { Vehicles: [] })).toBeNull();
});

test('two texts are equal exactly when all canonical values are', () => {
  const value = fc.oneof(fc.constant(null), fc.constantFrom('a', 'b', 'a","b', '[', '1'));
  fc.assert(
    fc.property(value, value, value, value, (a, b, c, d) => {
      const one = text({ Name: a, Phone: b });
      const two = text({ Name: c, Phone: d });
      if (one !== null && two !== null) expect(one === two).toBe(a === c && b === d);
    }),
  );
});
