import type { OperatorObject } from './operator';

export const startsWith: OperatorObject = {
  id: 'starts-with',
  label: 'starts with',
  comparison: 'substring',
  takes: 'one-or-list',
  negated: false,
  compile: (operands) => {
    const texts = operands.map(String);
    return (value) => texts.some((text) => String(value).startsWith(text));
  },
};
