import { UserError } from '#domain/kernel/errors';
import { LEAST_GRACE_MS } from '#domain/kernel/delivery-times';

/** Refuses to start a worker that would cut off sends when it is stopped. Throws UserError `grace-too-short`. */
export function assertGrace(shutdownGraceMs: number): void {
  if (shutdownGraceMs >= LEAST_GRACE_MS) return;
  throw new UserError(
    'grace-too-short',
    `SHUTDOWN_GRACE_MS is ${shutdownGraceMs}; a worker needs at least ${LEAST_GRACE_MS}, or a stop would cut off sends in flight and their buyers would get the leads again.`,
  );
}
