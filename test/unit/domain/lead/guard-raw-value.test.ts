import { countFields, guardRawValue } from '#domain/lead/guard-raw-value';
import type { RawValue } from '#domain/kernel/lead-fields';

const deep = (levels: number): RawValue => {
  let value: RawValue = 'x';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};

test('keys and list entries are counted at every depth', () => {
  expect(guardRawValue({ a: 1, b: [1, { c: 2 }] })).toBe(5);
  expect(guardRawValue('text', 7)).toBe(7);
});

test('twenty levels pass, more do not, and depth costs no stack', () => {
  expect(guardRawValue(deep(20))).toBe(20);
  expect(() => guardRawValue(deep(21))).toThrow(expect.objectContaining({ code: 'too-deep', kind: 'user' }));
  expect(() => guardRawValue(deep(100_000))).toThrow(expect.objectContaining({ code: 'too-deep' }));
});

test('names that reach the prototype are refused wherever they are', () => {
  const raw = JSON.parse('{"a":[{"__proto__":{"x":1}}]}') as RawValue;
  expect(() => guardRawValue(raw)).toThrow(expect.objectContaining({ code: 'forbidden-field-name' }));
});

test('counting stops at two thousand', () => {
  expect(countFields(1999, 1)).toBe(2000);
  expect(() => countFields(2000, 1)).toThrow(expect.objectContaining({ code: 'too-many-fields' }));
});
