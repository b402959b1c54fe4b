import type { DeliveryState } from '../words/delivery';

/**
 * What a distribution round makes of a booking: returned leads were sold; a released one was given up; whatever is still open or was
 * answered too late may be with the buyer, so nobody else gets it.
 */
export function settledAs(booked: {
  readonly state: DeliveryState | 'late-accepted';
  readonly held?: boolean;
}): 'accepted' | 'refused' | 'failed' | 'unknown' {
  switch (booked.state) {
    case 'accepted':
    case 'tested':
    case 'returned':
      return 'accepted';
    case 'refused':
      return 'refused';
    case 'failed':
    case 'released':
      return 'failed';
    case 'late-accepted':
      return booked.held ? 'unknown' : 'failed';
    default:
      return 'unknown';
  }
}
