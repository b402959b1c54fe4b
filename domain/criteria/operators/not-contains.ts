import type { OperatorObject } from './operator';

export const notContains: OperatorObject = {
  id: 'not-contains',
  label: 'does not contain',
  comparison: 'substring',
  takes: 'one-or-list',
  negated: true,
  compile: (operands) => {
    const texts = operands.map(String);
    return (value) => texts.some((text) => String(value).includes(text));
  },
};
