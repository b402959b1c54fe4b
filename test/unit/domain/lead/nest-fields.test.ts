import fc from 'fast-check';
import { UserError } from '#domain/kernel/errors';
import type { RawValue } from '#domain/kernel/lead-fields';
import { nestFields } from '#domain/lead/nest-fields';

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.code;
    throw error;
  }
  return undefined;
};

test.each([
  [
    'plain names',
    [
      ['A', '1'],
      ['B', '2'],
    ],
    { A: '1', B: '2' },
  ],
  [
    'repeated names',
    [
      ['A', '1'],
      ['A', '2'],
      ['A', '3'],
    ],
    { A: ['1', '2', '3'] },
  ],
  [
    'brackets and dots',
    [
      ['Drivers[0].Age', '34'],
      ['Drivers[1].Age', '19'],
    ],
    { Drivers: [{ Age: '34' }, { Age: '19' }] },
  ],
  [
    'dots alone',
    [
      ['Drivers.0.Age', '34'],
      ['Drivers.1.Name', 'Ben'],
    ],
    { Drivers: [{ Age: '34' }, { Name: 'Ben' }] },
  ],
  [
    'brackets alone',
    [
      ['Drivers[0][Age]', '34'],
      ['Drivers[0][Incidents][0][Type]', 'DUI'],
    ],
    { Drivers: [{ Age: '34', Incidents: [{ Type: 'DUI' }] }] },
  ],
  [
    'a list in brackets',
    [
      ['Tags[]', 'a'],
      ['Tags[]', 'b'],
    ],
    { Tags: ['a', 'b'] },
  ],
  [
    'numbered texts',
    [
      ['Tags[1]', 'b'],
      ['Tags[0]', 'a'],
    ],
    { Tags: ['a', 'b'] },
  ],
  ['a gap', [['D[2].Age', '3']], { D: [null, null, { Age: '3' }] }],
  [
    'an object',
    [
      ['Home.City', 'Tempe'],
      ['Home[Zip]', '85281'],
    ],
    { Home: { City: 'Tempe', Zip: '85281' } },
  ],
  ['a top name that is a number', [['2024', 'x']], { 2024: 'x' }],
  [
    'stray punctuation',
    [
      ['a[0', '1'],
      ['.b', '2'],
      ['c..d', '3'],
      ['e]', '4'],
    ],
    { 'a[0': '1', '.b': '2', 'c..d': '3', 'e]': '4' },
  ],
  [
    'values that are nested already',
    [
      ['Drivers', [{ Age: 3 }]],
      ['Home.Rooms', { Bath: 1 }],
    ],
    { Drivers: [{ Age: 3 }], Home: { Rooms: { Bath: 1 } } },
  ],
] as [string, [string, RawValue][], object][])('%s', (_what, flat, nested) => {
  expect(nestFields(flat)).toEqual(nested);
});

test.each([
  ['__proto__', 'forbidden-field-name'],
  ['a.__proto__.polluted', 'forbidden-field-name'],
  ['a[constructor][prototype][x]', 'forbidden-field-name'],
  ['constructor', 'forbidden-field-name'],
  ['a[0][__proto__]', 'forbidden-field-name'],
  [Array(21).fill('a').join('.'), 'too-deep'],
  [`a${'[0]'.repeat(50_000)}`, 'too-deep'],
])('%s is refused: %s', (name, code) => {
  expect(codeOf(() => nestFields([[name, 'x']]))).toBe(code);
});

test.each([
  [
    'a name sent both as value and as group',
    [
      ['Home', 'yes'],
      ['Home.City', 'Tempe'],
      ['Home[Rooms][0]', '1'],
      ['Home[Rooms][0]', '2'],
    ],
    { Home: 'yes', 'Home.City': 'Tempe', 'Home[Rooms][0]': ['1', '2'] },
  ],
  [
    'the same further down',
    [
      ['a.b.c', '2'],
      ['a.b', '1'],
      ['a.d', '3'],
    ],
    { a: { b: '1', d: '3' }, 'a.b.c': '2' },
  ],
  [
    'numbers that are ids',
    [
      ['items[9007]', 'x'],
      ['items[3]', 'y'],
    ],
    { items: { 9007: 'x', 3: 'y' } },
  ],
  ['a number beyond all lists', [['a[99999999999999999999].b', 'x']], { a: { '99999999999999999999': { b: 'x' } } }],
  [
    'empty brackets in the middle',
    [
      ['Drivers[][Age]', '34'],
      ['Drivers[][Age]', '19'],
    ],
    { 'Drivers[][Age]': ['34', '19'] },
  ],
] as [string, [string, RawValue][], object][])('no name refuses the whole: %s', (_what, flat, nested) => {
  const fields = nestFields(flat);
  expect(fields).toEqual(nested);
  expect(nestFields(Object.entries(fields))).toEqual(nested);
});

test('more than 2,000 fields are refused, flat or nested', () => {
  const flat = Array.from({ length: 2001 }, (_, index): [string, string] => [`f${index}`, 'x']);
  expect(codeOf(() => nestFields(flat))).toBe('too-many-fields');
  expect(codeOf(() => nestFields(flat.slice(1)))).toBeUndefined();
  expect(codeOf(() => nestFields([['all', Object.fromEntries(flat)]]))).toBe('too-many-fields');
});

test('the result reaches no prototype', () => {
  const nested = nestFields([
    ['toString', 'x'],
    ['a.hasOwnProperty', 'y'],
  ]);
  expect(Object.getPrototypeOf(nested)).toBeNull();
  expect(Object.getPrototypeOf(nested['a'])).toBeNull();
  expect(nested['valueOf']).toBeUndefined();
});

test('any names give a result or a UserError and never touch Object.prototype', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom('__proto__', 'constructor', '[', ']', '.', '0', '7', '[0]', '[]', 'prototype'),
  );
  const name = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (flat) => {
      codeOf(() => nestFields(flat));
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
  );
});
