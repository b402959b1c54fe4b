import type { OperatorObject } from './operator';

export const notEquals: OperatorObject = {
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
