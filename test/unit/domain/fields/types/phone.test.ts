import fc from 'fast-check';
import { phone } from '#domain/fields/types/phone';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Phone', 'phone');
const number = fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/);

test.each([
  '(480) 555-0142',
  '480.555.0142',
  '480/555-0142',
  '+1-480-555-0142',
  '1 480 555 0142',
  '480‑555‑0142',
  '480 555 0142',
])('%s is one number', (raw) => {
  expect(phone.parse(raw, settings)).toEqual({ ok: true, value: '4805550142' });
});

test.each([
  '4805550142,4805550143',
  '+52 480 555 0142',
  '480555014',
  '(((((',
  '+1',
  '0x4805550142',
  '480+555+0142',
  '-'.repeat(50) + '4805550142',
])('%s is none', (raw) => {
  expect(phone.parse(raw, settings)).toMatchObject({ ok: false, reason: { code: 'not-a-phone-number' } });
});

test.each([
  ['000-000-0000', '480-555-0142'],
  ['+10000000000', '+14805550142'],
  ['0000000000', '4805550142'],
  ['000', '(480) 555-0142'],
  ['', '(480) 555-0142'],
])('format %s writes %s', (pattern, shown) => {
  expect(phone.format('4805550142', settings, pattern)).toBe(shown);
});

test('every possible number reads back from the way it is shown', () => {
  fc.assert(
    fc.property(number, (value) =>
      expect(phone.parse(phone.format(value, settings), settings)).toEqual({ ok: true, value }),
    ),
  );
});
