import type { OperatorObject } from './operator';

export const between: OperatorObject = {
  id: 'between',
  label: 'is between',
  comparison: 'order',
  takes: 'range',
  negated: false,
  compile:
    ([low, high]) =>
    (value) =>
      low !== undefined && high !== undefined && value >= low && value <= high,
  bounds: (operands) => operands.map((bound, index) => ({ relation: index === 0 ? 'at-least' : 'at-most', bound })),
};
