import type { Reason } from '#domain/kernel/reason';
import type { Queryable } from '#db/pool';
import type { Booked } from './booked';
import { bookedAs, type LockedDelivery } from './lock-delivery';
import { storableJson } from './storable-json';
import type { DeliveryState } from '#domain/words/delivery';

const SET = {
  name: 'set-delivery-state',
  text: 'update delivery set state = $2, reason = $3, decided_at = $4 where id = $1',
};

/** Moves a locked delivery to another state with its reason; `decidedAt` null means that it is still open. */
export async function setDeliveryState(
  client: Queryable,
  delivery: LockedDelivery,
  to: { state: DeliveryState; reason: Reason | null; decidedAt: number | null },
): Promise<Booked> {
  const decidedAt = to.decidedAt === null ? null : new Date(to.decidedAt).toISOString();
  await client.query({ ...SET, values: [delivery.id, to.state, storableJson(to.reason), decidedAt] });
  return bookedAs({ ...delivery, state: to.state, reason: to.reason });
}
