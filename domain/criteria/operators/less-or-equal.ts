import type { OperatorObject } from './operator';

export const lessOrEqual: OperatorObject = {
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
