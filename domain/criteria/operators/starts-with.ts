import type { Operator } from './operator';

export const startsWith: Operator = {
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
