import type { SystemField } from '#domain/fields/lead-type.schema';
import { SYSTEM_FIELDS } from '#domain/fields/lead-type.schema';
import type { LeadFields } from '#domain/kernel/lead-fields';
import { readSystemFields } from '#domain/lead/system-fields';
import { fieldSettings, leadType } from '#test/kit/field-settings';

const tied = (...fields: SystemField[]) =>
  leadType(...fields.map((field) => fieldSettings(`My_${field}`, 'text', { systemField: field })));
const read = (document: ReturnType<typeof leadType>, fields: LeadFields) => readSystemFields(document, fields);

test('every system field is present, null where the lead type has no such field', () => {
  const values = read(leadType(fieldSettings('Other', 'text')), { Other: 'x' });
  expect(Object.keys(values).sort()).toEqual([...SYSTEM_FIELDS].sort());
  expect(new Set(Object.values(values))).toEqual(new Set([null]));
});

test('values come from the tied fields, whatever their names', () => {
  expect(
    read(tied('email', 'city', 'forceId'), { My_email: 'a@example.com', My_city: 'Tempe', My_forceId: 'B-7' }),
  ).toMatchObject({ email: 'a@example.com', city: 'Tempe', forceId: 'B-7' });
});

test.each([
  [{ My_firstName: 'Robin', My_lastName: 'Lee', My_fullName: null }, ['Robin', 'Lee', 'Robin Lee']],
  [{ My_firstName: 'Robin', My_lastName: null, My_fullName: null }, ['Robin', null, 'Robin']],
  [{ My_firstName: null, My_lastName: null, My_fullName: 'Robin  van Lee' }, ['Robin', 'van Lee', 'Robin  van Lee']],
  [{ My_firstName: null, My_lastName: null, My_fullName: 'Robin' }, ['Robin', null, 'Robin']],
  [{ My_firstName: 'Bob', My_lastName: 'Lee', My_fullName: 'Robert Lee' }, ['Bob', 'Lee', 'Robert Lee']],
  [{ My_firstName: null, My_lastName: null, My_fullName: null }, [null, null, null]],
] as [LeadFields, (string | null)[]][])('names complete each other: %j', (fields, [firstName, lastName, fullName]) => {
  expect(read(tied('firstName', 'lastName', 'fullName'), fields)).toMatchObject({ firstName, lastName, fullName });
});

test.each([
  [true, true],
  [false, false],
  ['Mobile', true],
  ['landline', false],
  ['who knows', null],
  [1, true],
] as const)('is-mobile of %j is %j', (value, isMobile) => {
  expect(read(tied('isMobile'), { My_isMobile: value }).isMobile).toBe(isMobile);
});

test('consent is the yes or no, or its wording', () => {
  expect(read(tied('consent'), { My_consent: true }).consent).toBe(true);
  expect(read(tied('consent'), { My_consent: 'I agree.' }).consent).toBe('I agree.');
});

test('numbers become text, groups do not fit, and long texts are cut without halving a character', () => {
  expect(read(tied('forceId'), { My_forceId: 12 }).forceId).toBe('12');
  expect(read(tied('city'), { My_city: [{ a: 1 }] }).city).toBeNull();
  expect(read(tied('city'), { My_city: `${'x'.repeat(499)}😀` }).city).toBe('x'.repeat(499));
  expect(read(tied('comments'), { My_comments: 'x'.repeat(9000) }).comments).toHaveLength(9000);
});
