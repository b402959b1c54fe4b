import type { Reading } from '../channel';

/** A portal delivery is accepted by being booked. */
export function interpretPortal(): Reading {
  return { outcome: { kind: 'accepted' }, trace: ['Nothing is sent: booked as delivered', 'Outcome: accepted'] };
}
