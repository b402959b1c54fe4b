import type { OperatorObject } from './operator';

export const known: OperatorObject = {
  id: 'known',
  label: 'is known',
  comparison: 'presence',
  takes: 'none',
  negated: false,
  compile: () => () => true,
};
