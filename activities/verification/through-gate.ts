import { Context } from '@temporalio/activity';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { withHeartbeat } from '../kit/with-heartbeat';
import type { VendorGate } from './vendor-gate';

const BUSY_WAIT_MS = 1_000;
/** A lead does not wait for ever behind others that are asked about. */
const MOST_BUSY_WAITS = 15;

export interface Unanswered {
  readonly kind: 'unanswered';
  readonly code: string;
  readonly away: boolean;
}

/**
 * Asks an outside service through its gate. A service that was away is not asked; one that is asked about too many leads makes this
 * activity come back in a moment, up to a bound.
 */
export async function throughGate<Reading extends { readonly kind: string }>(
  gate: VendorGate,
  ask: (signal: AbortSignal) => Promise<Reading | Unanswered>,
): Promise<Reading | Unanswered> {
  const pass = gate.enter();
  if (pass === 'resting') return { kind: 'unanswered', code: 'service-away', away: true };
  if (pass === 'busy') {
    if (Context.current().info.attempt <= MOST_BUSY_WAITS) throw comeBack();
    return { kind: 'unanswered', code: 'too-many-leads', away: true };
  }
  let works = false;
  try {
    const reading = await withHeartbeat(ask);
    works = !isAway(reading);
    return reading;
  } finally {
    pass.leave(works);
  }
}

const isAway = (reading: { readonly kind: string } | Unanswered): boolean =>
  reading.kind === 'unanswered' && 'away' in reading && reading.away;

const comeBack = (): ApplicationFailure =>
  ApplicationFailure.create({
    message: 'verifier-busy',
    type: 'verifier-busy',
    nextRetryDelay: BUSY_WAIT_MS,
    category: ApplicationFailureCategory.BENIGN,
  });
