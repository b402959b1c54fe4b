import { dateTime } from '#domain/fields/types/date-time';
import { fieldSettings } from '#test/kit/field-settings';

const settings = fieldSettings('Born', 'date-time');

test.each([
  ['2026-03-01', '2026-03-01', 0],
  ['2026-03-01T23:00:00Z', '03/01/2026', 0],
  ['2026-03-01', '2026-03-01T00:00:01Z', -1],
  ['2026-03-02', '2026-03-01', 1],
  ['2026-03-01', 'someday', undefined],
  ['2026-03-01', 5, undefined],
] as const)('%s against %s', (value, bound, sign) => {
  const compared = dateTime.compare?.(value, bound);
  expect(compared === undefined ? undefined : Math.sign(compared)).toBe(sign);
});

test('a text far too long is not searched', () => {
  expect(dateTime.parse(`2026-03-01${' '.repeat(50)}x`, settings)).toMatchObject({
    ok: false,
    reason: { code: 'not-a-date' },
  });
});
