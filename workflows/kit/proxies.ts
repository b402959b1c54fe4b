import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { LeadActivities } from '#activities/index';
import type { Candidate } from '#domain/plan/plan-types';
import { BOOKING_MS, LONGEST_BOOKING_MS } from '#domain/kernel/delivery-times';

type BookActivities = Pick<LeadActivities, 'openLead' | 'planLead' | 'closeLead' | 'endFollowUp'>;
type ManualActivities = Pick<LeadActivities, 'performAction'>;
type AuctionActivities = Pick<LeadActivities, 'runAuction'>;
type VerificationActivities = Pick<LeadActivities, 'verifyFields'>;
type DeliveryActivities = Pick<LeadActivities, 'deliverLead' | 'deliverAlternate'>;
type TestActivities = Pick<LeadActivities, 'testDelivery'>;

/** Database-only steps: local, short, retried until Postgres answers; beyond two seconds of waiting the retry becomes a timer. */
export const book = proxyLocalActivities<BookActivities>({
  startToCloseTimeout: '8 seconds',
  localRetryThreshold: '2 seconds',
  retry: {
    initialInterval: '100 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '5 seconds',
    nonRetryableErrorTypes: ['user', 'bug'],
  },
});

/**
 * Manual actions are not local: scheduling one writes the acceptance of its update into the history before anything is done. Else a
 * worker and a server that die together could forget the update of an action that is booked as done, and the lead would wait for ever.
 */
export const manual = proxyActivities<ManualActivities>({
  startToCloseTimeout: '10 seconds',
  retry: {
    initialInterval: '200 milliseconds',
    backoffCoefficient: 2,
    maximumInterval: '5 seconds',
    nonRetryableErrorTypes: ['user', 'bug'],
  },
  summary: 'Manual action',
});

/** A worker that died is noticed this soon, however long its buyer may take. */
const HEARTBEAT_MS = 6_000;

/** Asking an outside service about a lead; who is asked too much says when to come back, so that no place is held while waiting. */
export function verificationWithin(ms: number): VerificationActivities {
  return proxyActivities<VerificationActivities>({
    startToCloseTimeout: ms + BOOKING_MS,
    heartbeatTimeout: HEARTBEAT_MS,
    retry: {
      initialInterval: '200 milliseconds',
      backoffCoefficient: 2,
      maximumInterval: '5 seconds',
      nonRetryableErrorTypes: ['bug'],
    },
    summary: 'Verification',
  });
}

/** Asking for bids happens once, side by side, under one deadline; a second run reads what the first one booked. */
export function auctionFor(candidates: readonly Candidate[]): AuctionActivities {
  const longest = Math.max(0, ...candidates.map((candidate) => (candidate.ping ? candidate.pingTimeoutMs : 0)));
  return proxyActivities<AuctionActivities>({
    startToCloseTimeout: longest + BOOKING_MS,
    heartbeatTimeout: HEARTBEAT_MS,
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
    summary: 'Auction',
  });
}

/**
 * One delivery, retried durably: the activity counts its attempts in Postgres, names the next wait itself and ends by returning an
 * outcome. Temporal therefore never gives up on it by count; a time-out only means that a worker died. While the book is away the
 * activity holds what the buyer answered, and says so by its heartbeats.
 */
export function deliveryTo(candidate: Candidate): DeliveryActivities {
  return proxyActivities<DeliveryActivities>({
    startToCloseTimeout: candidate.timeoutMs + LONGEST_BOOKING_MS,
    heartbeatTimeout: HEARTBEAT_MS,
    retry: {
      initialInterval: '1 second',
      backoffCoefficient: 2,
      maximumInterval: '5 seconds',
      nonRetryableErrorTypes: ['bug'],
    },
    summary: 'Delivery',
  });
}

/** A test is sent at most once; a run after a worker died only books that nobody knows what became of it. */
export function testingFor(timeoutMs: number): TestActivities {
  return proxyActivities<TestActivities>({
    startToCloseTimeout: timeoutMs + BOOKING_MS,
    heartbeatTimeout: HEARTBEAT_MS,
    retry: {
      initialInterval: '1 second',
      backoffCoefficient: 2,
      maximumInterval: '5 seconds',
      maximumAttempts: 5,
      nonRetryableErrorTypes: ['user', 'bug'],
    },
    summary: 'Test of a delivery method',
  });
}
