import { isIndex, splitFieldPath } from '#domain/lead/split-field-path';

test.each([
  ['Age', ['Age']],
  ['Drivers[0].Age', ['Drivers', '0', 'Age']],
  ['Drivers.0.Age', ['Drivers', '0', 'Age']],
  ['Drivers[0][Age]', ['Drivers', '0', 'Age']],
  ['a[b].c[d]', ['a', 'b', 'c', 'd']],
  ['Tags[]', ['Tags']],
  ['a[0][]', ['a', '0']],
  ['Home Value', ['Home Value']],
  ['a[b', ['a[b']],
  ['a.', ['a.']],
  ['', ['']],
])('%s', (name, steps) => {
  expect(splitFieldPath(name)).toEqual(steps);
});

test.each([
  ['0', true],
  ['17', true],
  ['017', false],
  ['-1', false],
  ['1.5', false],
  ['', false],
])('%s numbers an entry: %s', (segment, is) => {
  expect(isIndex(segment)).toBe(is);
});
