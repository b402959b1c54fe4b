/**
 * Where the book of record says a delivery is. `reserved`: it has its place and is about to be sent. `sending`: it is out. `retrying`: it
 * waits for its next try. `unknown`: it was sent and nobody knows what came of it. `accepted`: sold. `tested`: a testing address took a test
 * lead. `refused`, `failed`: the buyer did not want it, or it did not arrive. `released`: given up before it was sent. `returned`: given back.
 */
export const DELIVERY_STATES = [
  'reserved',
  'sending',
  'retrying',
  'unknown',
  'accepted',
  'tested',
  'refused',
  'failed',
  'released',
  'returned',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

const UNDECIDED = ['reserved', 'sending', 'retrying', 'unknown'] as const satisfies readonly DeliveryState[];

/** Somebody is at it. */
export const IN_HAND_STATES: readonly DeliveryState[] = ['reserved', 'sending', 'retrying'];
/** Not decided yet: the delivery holds a place of the lead and counts in its account's windows. */
export const UNDECIDED_STATES: readonly DeliveryState[] = UNDECIDED;
/** The buyer has it. */
export const TAKEN_STATES: readonly DeliveryState[] = ['accepted', 'tested'];
/** Holds a place of the lead. */
export const HOLDING_STATES: readonly DeliveryState[] = [...UNDECIDED, ...TAKEN_STATES];
/** Given up without a sale; an operator or a late answer may still revive it. */
export const GIVEN_UP_STATES: readonly DeliveryState[] = ['refused', 'failed', 'released'];
/** Holds no place any more: given up, or sold and given back. */
export const LET_GO_STATES: readonly DeliveryState[] = [...GIVEN_UP_STATES, 'returned'];
/** With its buyer, perhaps with it, on its way there, or given back by it: the buyer is not to get the lead (again). */
export const HAVING_STATES: readonly DeliveryState[] = [...HOLDING_STATES, 'returned'];

/** Why there is a delivery. */
export const DELIVERY_ORIGINS = [
  'automation',
  'send-to',
  'resend',
  'reassign',
  'transfer',
  'alternate',
  'force-id',
] as const;
export type DeliveryOrigin = (typeof DELIVERY_ORIGINS)[number];

/** Where a lead in the delivery queue is: before it has a delivery, or the state of its undecided one. */
export const PENDING_STATES = ['received', 'scheduled', 'auction', 'delayed', 'distributing', ...UNDECIDED] as const;

export const PING_STATES = ['bid', 'no-bid', 'failed', 'timed-out'] as const;
export type PingState = (typeof PING_STATES)[number];

export const METHOD_ENVIRONMENTS = ['production', 'testing'] as const;
export type MethodEnvironment = (typeof METHOD_ENVIRONMENTS)[number];
