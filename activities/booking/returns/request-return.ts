import type { Pool, PoolClient } from 'pg';
import { refuseReturn } from '#domain/lead/refuse-return';
import type { Reason } from '#domain/kernel/reason';
import { refuseErased } from '#db/leads/refuse-erased';
import { newId } from '#db/new-id';
import { inTransaction } from '#db/pool';
import { lockDelivery, type LockedDelivery } from '../lock-delivery';
import { returnFacts } from './return-facts';
import { assertNotReplaced } from '../sale/withdraw-sale';

export interface ReturnRequest {
  readonly deliveryId: string;
  readonly reasonCode: string;
  readonly note: string;
  readonly by: string;
  /** The asker may go past window and threshold. */
  readonly byOperator?: boolean;
  readonly now: number;
}
export type ReturnRequested =
  { readonly kind: 'requested'; readonly returnId: string } | { readonly kind: 'refused'; readonly reason: Reason };

const INSERT = {
  name: 'request-return',
  text: `insert into lead_return (id, delivery_id, reason_code, note, state, requested_by, requested_at)
values ($1, $2, $3, $4, 'requested', $5, $6)`,
};

/** Asks to give a sold lead back; nothing moves until it is decided. Asked again while undecided, it answers with the same return. */
export async function requestReturn(pool: Pool, request: ReturnRequest): Promise<ReturnRequested> {
  return inTransaction(pool, async (client) =>
    insertReturn(client, await lockDelivery(client, request.deliveryId), request),
  );
}

/** The same inside a transaction that holds the delivery's lock. */
export async function insertReturn(
  client: PoolClient,
  delivery: LockedDelivery,
  request: ReturnRequest,
): Promise<ReturnRequested> {
  refuseErased(delivery);
  const facts = await returnFacts(client, delivery);
  if (facts.existing?.state === 'requested') return { kind: 'requested', returnId: facts.existing.id };
  await assertNotReplaced(client, delivery.id);
  const reason = refuseReturn({
    ...facts,
    reasonCode: request.reasonCode,
    now: request.now,
    byOperator: request.byOperator === true,
  });
  if (reason) return { kind: 'refused', reason };
  const returnId = newId();
  const values = [
    returnId,
    delivery.id,
    request.reasonCode,
    request.note,
    request.by,
    new Date(request.now).toISOString(),
  ];
  await client.query({ ...INSERT, values });
  return { kind: 'requested', returnId };
}
