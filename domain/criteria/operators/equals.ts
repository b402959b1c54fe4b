import type { Operator } from './operator';

export const equals: Operator = {
  id: 'equals',
  label: 'is',
  comparison: 'equality',
  takes: 'one',
  negated: false,
  compile:
    ([operand]) =>
    (value) =>
      value === operand,
};
