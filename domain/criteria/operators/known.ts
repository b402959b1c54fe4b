import type { Operator } from './operator';

export const known: Operator = {
  id: 'known',
  label: 'is known',
  comparison: 'presence',
  takes: 'none',
  negated: false,
  compile: () => () => true,
};
