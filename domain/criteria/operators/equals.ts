import type { OperatorObject } from './operator';

export const equals: OperatorObject = {
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
