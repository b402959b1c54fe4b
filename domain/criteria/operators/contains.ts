import type { OperatorObject } from './operator';

export const contains: OperatorObject = {
  id: 'contains',
  label: 'contains',
  comparison: 'substring',
  takes: 'one-or-list',
  negated: false,
  compile: (operands) => {
    const texts = operands.map(String);
    return (value) => texts.some((text) => String(value).includes(text));
  },
};
