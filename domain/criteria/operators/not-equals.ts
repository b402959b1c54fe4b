import type { Operator } from './operator';

export const notEquals: Operator = {
  id: 'not-equals',
  label: 'is not',
  comparison: 'equality',
  takes: 'one',
  negated: true,
  compile:
    ([operand]) =>
    (value) =>
      value === operand,
};
