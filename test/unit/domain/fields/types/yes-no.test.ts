import { yesNo } from '#domain/fields/types/yes-no';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Agreed', 'yes-no');

test.each(['yes', 'Y', 'TRUE', 't', '1', 'On', true, 1])('%j is yes', (raw) => {
  expect(yesNo.parse(raw, settings)).toEqual({ ok: true, value: true });
});

test.each(['no', 'N', 'False', 'f', '0', 'OFF', false, 0])('%j is no', (raw) => {
  expect(yesNo.parse(raw, settings)).toEqual({ ok: true, value: false });
});

test.each([
  ['Y/N', 'Y', 'N'],
  ['1/0', '1', '0'],
  ['yes', 'Yes', 'No'],
  ['a/b/c', 'Yes', 'No'],
  ['/', 'Yes', 'No'],
])('format %s writes %s and %s', (pattern, yes, no) => {
  expect([yesNo.format(true, settings, pattern), yesNo.format(false, settings, pattern)]).toEqual([yes, no]);
});
