import { FIELD_TYPES } from '#domain/fields/registry';
import type { RawValue } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

const type = FIELD_TYPES['sub-fields'];
const incidents = fieldSettings('Incidents', 'sub-fields', { fields: [fieldSettings('Cost', 'money')] });
const drivers = fieldSettings('Drivers', 'sub-fields', {
  fields: [fieldSettings('Age', 'integer', { required: true }), incidents],
});

test('reasons carry the path as it was sent, also past empty rows', () => {
  const parsed = type.parse([{ Age: 1 }, {}, { Age: '', Incidents: [{ Cost: 1 }, null, { Cost: 'free' }] }], drivers);
  expect(parsed).toMatchObject({
    ok: false,
    reason: { code: 'required', field: 'Drivers[2].Age' },
    reasons: [{ field: 'Drivers[2].Age' }, { code: 'not-money', field: 'Drivers[2].Incidents[2].Cost' }],
    partial: [
      { Age: 1, Incidents: null },
      { Age: null, Incidents: [{ Cost: 1 }, { Cost: null }] },
    ],
  });
});

test.each([
  ['a single object', { Age: 3 }],
  ['a list', [{ Age: 3 }]],
  ['JSON text', '[{"Age":3}]'],
  ['JSON text of one object', ' {"age":"3"}'],
  ['the wrapping element of XML', { Driver: { Age: 3 } }],
  ['wrapped entries', { driver: [{ Age: 3 }, {}] }],
] as [string, RawValue][])('%s is the same group', (_what, raw) => {
  expect(type.parse(raw, drivers)).toEqual({ ok: true, value: [{ Age: 3, Incidents: null }] });
});

test('a lone known field is an entry, not a wrapper', () => {
  expect(type.parse({ incidents: [{ Cost: 5 }] }, { ...drivers, fields: [incidents] })).toEqual({
    ok: true,
    value: [{ Incidents: [{ Cost: 5 }] }],
  });
});

test.each(['a,b', '[1,2]', '{"Age":', true, [{ Age: 1 }, 'x'], [[{ Age: 1 }]]])('%j is not a group', (raw) => {
  expect(type.parse(raw, drivers)).toMatchObject({ ok: false, reason: { code: 'not-a-group', field: 'Drivers' } });
});

test('entries with prototype keys are only entries', () => {
  const parsed = type.parse('[{"Age":3,"__proto__":{"polluted":true}}]', drivers);
  expect(parsed).toEqual({ ok: true, value: [{ Age: 3, Incidents: null }] });
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('bounds count entries', () => {
  expect(type.compare?.([{ Age: 1 }, { Age: 2 }], 1)).toBe(1);
  expect(type.compare?.(null, 1)).toBeUndefined();
});
