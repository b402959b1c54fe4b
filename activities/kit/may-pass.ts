import { ApplicationFailure, CancelledFailure } from '@temporalio/common';
import { isPassing } from '#db/is-passing';
import { LeadrailError } from '#domain/kernel/errors';

/** What nobody knows of may pass so often; after that it is a fault of the program. */
const MOST_UNKNOWN = 5;

/**
 * Whether a step that failed is to be tried again as it is: its failure was made on purpose (a durable retry), Postgres is away, or it is
 * an error nobody knows and this was one of its first tries.
 */
export function mayPass(error: unknown, attempt: number): boolean {
  if (error instanceof ApplicationFailure || error instanceof CancelledFailure) return true;
  return isPassing(error) || (!(error instanceof LeadrailError) && attempt < MOST_UNKNOWN);
}
