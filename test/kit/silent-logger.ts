import type { Logger } from '@temporalio/worker';

const nothing = (): void => undefined;
export const SILENT: Logger = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
