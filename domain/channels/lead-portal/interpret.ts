import type { Reading } from '../channel';

/** Delivered means visible: a portal delivery is accepted by being booked. */
export function interpretPortal(): Reading {
  return { outcome: { kind: 'accepted' }, trace: ['Visible in the buyer’s portal', 'Outcome: accepted'] };
}
