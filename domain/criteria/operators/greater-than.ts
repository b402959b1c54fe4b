import type { OperatorObject } from './operator';

export const greaterThan: OperatorObject = {
  id: 'greater-than',
  label: 'is greater than',
  comparison: 'order',
  takes: 'one',
  negated: false,
  compile:
    ([bound]) =>
    (value) =>
      bound !== undefined && value > bound,
  bounds: (operands) => operands.map((bound) => ({ relation: 'above', bound })),
};
