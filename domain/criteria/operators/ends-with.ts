import type { OperatorObject } from './operator';

export const endsWith: OperatorObject = {
  id: 'ends-with',
  label: 'ends with',
  comparison: 'substring',
  takes: 'one-or-list',
  negated: false,
  compile: (operands) => {
    const texts = operands.map(String);
    return (value) => texts.some((text) => String(value).endsWith(text));
  },
};
