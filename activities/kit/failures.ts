import { type ActivityExecuteInput, type ActivityInboundCallsInterceptor, type Next } from '@temporalio/worker';
import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { CompleteAsyncError, Context } from '@temporalio/activity';
import { isDatabaseAway } from '#db/is-database-away';
import { LeadrailError } from '#domain/kernel/errors';
import type { Logger } from '#config/log';

/**
 * The one place where an error becomes a Temporal failure. Only kind and code travel: messages and stacks of drivers may quote lead
 * data, and histories are readable. Failures made on purpose (a durable retry) pass unchanged.
 */
export function toFailure(error: unknown, attempt = 1): unknown {
  if (error instanceof ApplicationFailure || error instanceof CancelledFailure || error instanceof CompleteAsyncError)
    return error;
  const kind = error instanceof LeadrailError ? error.kind : ofUnknown(error, attempt);
  const code = error instanceof LeadrailError ? error.code : driverCode(error);
  // What a user is told is a sentence of ours, made without lead data.
  const details = error instanceof LeadrailError && kind === 'user' ? [error.message] : [];
  const failure = ApplicationFailure.create({
    message: code,
    type: kind,
    nonRetryable: kind !== 'operational',
    details,
  });
  failure.stack = '';
  return failure;
}

/** An error nobody knows may pass, but not after this many tries: then the run ends, and is begun again later and later (`claim-restart.ts`). */
const MOST_UNKNOWN = 10;

const ofUnknown = (error: unknown, attempt: number): 'operational' | 'bug' =>
  isDatabaseAway(error) || attempt < MOST_UNKNOWN ? 'operational' : 'bug';

/** Database and network drivers carry a short code (`57P01`, `ECONNREFUSED`) that names the fault without quoting data. */
function driverCode(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Za-z0-9_-]{1,40}$/.test(code) ? code : 'unexpected';
}

export class FailureInterceptor implements ActivityInboundCallsInterceptor {
  constructor(private readonly log: Logger) {}

  async execute(input: ActivityExecuteInput, next: Next<ActivityInboundCallsInterceptor, 'execute'>): Promise<unknown> {
    try {
      return await next(input);
    } catch (error) {
      const failure = toFailure(error, Context.current().info.attempt);
      if (failure !== error) this.log.warn({ err: error as Error }, 'activity failed');
      throw failure;
    }
  }
}
