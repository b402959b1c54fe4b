import type { Operator } from './operator';

export const greaterThan: Operator = {
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
