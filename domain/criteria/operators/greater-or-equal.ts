import type { OperatorObject } from './operator';

export const greaterOrEqual: OperatorObject = {
  id: 'greater-or-equal',
  label: 'is at least',
  comparison: 'order',
  takes: 'one',
  negated: false,
  compile:
    ([bound]) =>
    (value) =>
      bound !== undefined && value >= bound,
  bounds: (operands) => operands.map((bound) => ({ relation: 'at-least', bound })),
};
