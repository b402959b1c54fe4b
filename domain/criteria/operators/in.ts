import type { OperatorObject } from './operator';

export const isIn: OperatorObject = {
  id: 'in',
  label: 'is one of',
  comparison: 'equality',
  takes: 'list',
  negated: false,
  compile: (operands) => {
    const set = new Set(operands);
    return (value) => set.has(value);
  },
};
