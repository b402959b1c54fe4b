import type { FieldKind, FieldSettingsInput } from '#domain/fields/lead-type.schema';
import { readField } from '#domain/fields/read-field';
import { fieldTypeOf } from '#domain/fields/registry';
import type { FieldValue, RawValue } from '#domain/kernel/lead-fields';
import { fieldSettings } from '#test/kit/field-settings';

const read = (kind: FieldKind, raw: RawValue | undefined, more: Partial<FieldSettingsInput> = {}, delimiter = '|') =>
  readField(raw, fieldSettings(more.name ?? 'Field', kind, more), fieldTypeOf(kind), { delimiter });
const codes = (reading: ReturnType<typeof read>) => reading.reasons.map(({ code }) => code);

test.each([undefined, null, '', '   ', [], ['', null]] as (RawValue | undefined)[])('the default fills %j', (raw) => {
  expect(read('integer', raw, { default: '7' })).toEqual({ value: 7, reasons: [] });
});

test.each([
  [0, 'integer', 0],
  ['0', 'yes-no', false],
  [false, 'yes-no', false],
] as [RawValue, FieldKind, FieldValue][])('the default leaves %j alone', (raw, kind, value) => {
  expect(read(kind, raw, { default: '1' })).toEqual({ value, reasons: [] });
});

test('a blank field is null, and a reason where it is required', () => {
  expect(read('phone', ' ')).toEqual({ value: null, reasons: [] });
  expect(read('phone', ' ', { required: true, label: 'Home phone' })).toEqual({
    value: null,
    reasons: [{ code: 'required', message: 'Home phone is required.', field: 'Field' }],
  });
});

test('a default that does not read is refused like any value', () => {
  expect(codes(read('integer', null, { default: 'many' }))).toEqual(['not-an-integer']);
});

test.each([
  ['text', ['red', ' blue ', ''], 'red|blue'],
  ['text', ['one'], 'one'],
  ['integer', ['5', 5, ' 5 '], undefined],
  ['integer', ['5', '5 '], 5],
  ['yes-no', [true], true],
] as [FieldKind, RawValue, FieldValue | undefined][])('%s sent as %j', (kind, raw, value) => {
  if (value === undefined) expect(codes(read(kind, raw))).toEqual(['several-values']);
  else expect(read(kind, raw)).toEqual({ value, reasons: [] });
});

test('different numbers are never joined into another number', () => {
  expect(codes(read('integer', ['5', '600'], {}, ','))).toEqual(['several-values']);
  expect(codes(read('text', ['a', { b: 'c' }]))).toEqual(['not-a-single-value']);
});

test('a value that breaks a rule is kept beside its reason', () => {
  expect(read('integer', '150', { rule: { maximum: 120 } })).toMatchObject({
    value: 150,
    reasons: [{ code: 'above-maximum', detail: { maximum: 120 } }],
  });
});

test('characters are judged as they were sent', () => {
  expect(codes(read('phone', '(480) 555-0142', { invalidCharacters: '()' }))).toEqual(['character-not-allowed']);
  expect(codes(read('integer', 42, { allowedCharacters: '0-3' }))).toEqual(['character-not-allowed']);
});

test.each([
  ['text', { profanity: 'reject' }, 'this is shit', 'this is shit', ['profanity']],
  ['text', { profanity: 'mask' }, 'this is shit', 'this is ****', []],
  ['text', { profanity: 'allow' }, 'this is shit', 'this is shit', []],
  ['email', { profanity: 'mask' }, 'shit@example.com', 'shit@example.com', ['profanity']],
  ['text', { profanity: 'reject', name: 'FirstName' }, 'Dick', 'Dick', []],
  ['text', { profanity: 'reject', systemField: 'lastName' }, 'Dick', 'Dick', []],
  ['text', { profanity: 'reject' }, 'Dick', 'Dick', ['profanity']],
] as [FieldKind, Partial<FieldSettingsInput>, string, string, string[]][])(
  '%s with %j and %j',
  (kind, more, raw, value, expected) => {
    const reading = read(kind, raw, more);
    expect([reading.value, codes(reading)]).toEqual([value, expected]);
  },
);

test('what a source sends for a calculated field is ignored', () => {
  expect(read('calculated', '99', { required: true, expression: '1' })).toEqual({ value: null, reasons: [] });
});
