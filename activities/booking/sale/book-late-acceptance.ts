import type { PoolClient } from 'pg';
import type { AttemptOutcome } from '#domain/channels/channel';
import type { Booked } from '../booked';
import { bookedAs, type LockedDelivery } from '../lock-delivery';
import { markUnresolved } from '../attempts/mark-unresolved';
import { setDeliveryState } from '../set-delivery-state';
import { storableText } from '../storable-json';
import { takeHoldings } from '../reserve/take-holdings';

const NOTE = {
  name: 'note-late-reference',
  text: 'update delivery set reference = coalesce($2, reference) where id = $1',
};

/**
 * The buyer took a lead that had been given up and may have gone to somebody else since. Never a second sale: when the lead still
 * has room the place is taken again and an operator decides (`unknown`), otherwise only the attempt keeps the answer.
 */
export async function bookLateAcceptance(
  client: PoolClient,
  delivery: LockedDelivery,
  outcome: Extract<AttemptOutcome, { kind: 'accepted' }>,
  now: number,
): Promise<Booked> {
  if ((await takeHoldings(client, delivery, now)) !== null)
    return { ...bookedAs(delivery), state: 'late-accepted', held: false };
  const reason = { code: 'late-acceptance', message: 'The buyer accepted after the delivery had been given up.' };
  const booked = await setDeliveryState(client, delivery, { state: 'unknown', reason, decidedAt: null });
  await client.query({ ...NOTE, values: [delivery.id, storableText(outcome.reference)] });
  await markUnresolved(client, delivery.leadId, now);
  return { ...booked, state: 'late-accepted', held: true };
}
