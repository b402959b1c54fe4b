import type { Operator } from './operator';

export const lessOrEqual: Operator = {
  id: 'less-or-equal',
  label: 'is at most',
  comparison: 'order',
  takes: 'one',
  negated: false,
  compile:
    ([bound]) =>
    (value) =>
      bound !== undefined && value <= bound,
  bounds: (operands) => operands.map((bound) => ({ relation: 'at-most', bound })),
};
