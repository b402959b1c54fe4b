import type { Operator } from './operator';

export const unknown: Operator = {
  id: 'unknown',
  label: 'is unknown',
  comparison: 'presence',
  takes: 'none',
  negated: true,
  compile: () => () => true,
};
