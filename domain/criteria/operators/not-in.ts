import type { OperatorObject } from './operator';

export const notIn: OperatorObject = {
  id: 'not-in',
  label: 'is none of',
  comparison: 'equality',
  takes: 'list',
  negated: true,
  compile: (operands) => {
    const set = new Set(operands);
    return (value) => set.has(value);
  },
};
