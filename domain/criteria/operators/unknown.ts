import type { OperatorObject } from './operator';

export const unknown: OperatorObject = {
  id: 'unknown',
  label: 'is unknown',
  comparison: 'presence',
  takes: 'none',
  negated: true,
  compile: () => () => true,
};
