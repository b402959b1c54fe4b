import type { Reading } from '#domain/channels/channel';
import { confirmedPrice } from './confirmed-price';

/** A buyer's yes with the price that counts: one it named, or none, and then the agreed one stands. The trace says what became of it. */
export function pricedReading(reading: Reading, agreed: number, mayConfirm: boolean): Reading {
  if (reading.outcome.kind !== 'accepted') return reading;
  const { price: named, ...accepted } = reading.outcome;
  const { price, note } = confirmedPrice(named, agreed, mayConfirm);
  return {
    outcome: { ...accepted, ...(price === undefined ? {} : { price }) },
    trace: note === undefined ? reading.trace : [...reading.trace, note],
  };
}
