import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import { lockDelivery } from '../booking/lock-delivery';
import { assertUndecided, decideLocked, type ReturnDecided } from '../booking/returns/decide-return';
import { insertReturn } from '../booking/returns/request-return';
import { inStates } from '#db/in-states';
import { APPROVED_RETURNS } from '#domain/words/returns';

const APPROVED = {
  name: 'approved-return',
  text: `select id, state from lead_return where delivery_id = $1 and ${inStates('state', APPROVED_RETURNS)}`,
};

export interface MarkReturned {
  readonly deliveryId: string;
  readonly reasonCode: string;
  readonly note: string;
  /** Also gives the lead back to its source. */
  readonly toSource: boolean;
  readonly by: string;
  readonly now: number;
}

/**
 * An operator takes a sold lead back at once: request and approval in one, past window and threshold. A request that is open is
 * approved. Done twice, the second changes nothing; with another decision it is refused (UserError `return-decided`).
 */
export async function markReturned(pool: Pool, mark: MarkReturned): Promise<ReturnDecided> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, mark.deliveryId);
    const wanted = mark.toSource ? 'approved-to-source' : 'approved';
    const {
      rows: [before],
    } = await client.query<{ id: string; state: ReturnDecided['state'] }>({ ...APPROVED, values: [delivery.id] });
    if (before?.state === wanted)
      return { state: wanted, leadId: delivery.leadId, deliveryId: delivery.id, changed: false };
    if (before) assertUndecided(before.state, before.id);
    const requested = await insertReturn(client, delivery, { ...mark, byOperator: true });
    if (requested.kind === 'refused')
      throw new UserError(requested.reason.code, requested.reason.message, { deliveryId: delivery.id });
    const decision = mark.toSource ? 'approve-to-source' : 'approve';
    return decideLocked(client, delivery, { returnId: requested.returnId, decision, by: mark.by, now: mark.now });
  });
}
