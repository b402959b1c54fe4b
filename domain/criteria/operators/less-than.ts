import type { OperatorObject } from './operator';

export const lessThan: OperatorObject = {
  id: 'less-than',
  label: 'is less than',
  comparison: 'order',
  takes: 'one',
  negated: false,
  compile:
    ([bound]) =>
    (value) =>
      bound !== undefined && value < bound,
  bounds: (operands) => operands.map((bound) => ({ relation: 'below', bound })),
};
