import { OperationalError } from '#domain/kernel/errors';

export const callerLeft = (): OperationalError =>
  new OperationalError('caller-gone', 'Nobody waits for the result any more.');
