import { isBlank } from '#domain/fields/is-blank';
import type { RawValue } from '#domain/kernel/lead-fields';

test.each([null, undefined, '', '  \t\n', [], {}, [''], [null, ' '], { a: '' }, [{ a: [] }, {}]] as (
  RawValue | undefined
)[])('%j is blank', (raw) => {
  expect(isBlank(raw)).toBe(true);
});

test.each([0, false, 'x', [0], [{ a: 'x' }], { a: { b: [false] } }] as RawValue[])('%j is not blank', (raw) => {
  expect(isBlank(raw)).toBe(false);
});

test('nesting far deeper than the call stack is walked', () => {
  let deep: RawValue = '';
  for (let level = 0; level < 200_000; level += 1) deep = [deep];
  expect(isBlank(deep)).toBe(true);
});
