import type { Reason } from '#domain/kernel/reason';
import type { DeliveryState } from '#domain/words/delivery';

/**
 * A delivery as the book has it after a booking. `late-accepted`: the buyer said yes after the delivery had been given up;
 * `held` tells whether a slot could be taken again (the delivery is then `unknown`, for an operator) or only the attempt knows.
 */
export interface Booked {
  readonly state: DeliveryState | 'late-accepted';
  /** Minor units. */
  readonly price: number;
  readonly currency: string;
  readonly reference: string | null;
  readonly redirectUrl: string | null;
  readonly reason: Reason | null;
  readonly attempts: number;
  readonly held?: boolean;
  /** The sale closed its lead. */
  readonly closed?: true;
}
