import type { Pool, PoolClient } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import { readRow } from '#db/read-rows';
import { lockDelivery, type LockedDelivery } from '../lock-delivery';
import { reverseLeadCost } from '../ledger/reverse-lead-cost';
import { withdrawSale } from '../sale/withdraw-sale';
import type { ReturnDecision, ReturnState } from '#domain/words/returns';

export interface ReturnDeciding {
  readonly returnId: string;
  readonly decision: ReturnDecision;
  readonly by: string;
  readonly now: number;
}
export interface ReturnDecided {
  readonly state: ReturnState;
  readonly leadId: string;
  readonly deliveryId: string;
  /** False when it had been decided before: nothing was booked now. */
  readonly changed: boolean;
}

const STATES = { approve: 'approved', 'approve-to-source': 'approved-to-source', deny: 'denied' } as const;
const FIND = { name: 'find-return', text: 'select delivery_id, state from lead_return where id = $1' };
const DECIDE = {
  name: 'decide-return',
  text: 'update lead_return set state = $2, decided_by = $3, decided_at = $4 where id = $1',
};

/**
 * Approves (sale reversed, place free), approves to source (also the lead's cost, unless another buyer has it) or denies a return, exactly once: the first
 * decision stands. The same again changes nothing; another one is refused (UserError `return-decided`).
 */
export async function decideReturn(pool: Pool, deciding: ReturnDeciding): Promise<ReturnDecided> {
  return inTransaction(pool, async (client) => {
    const delivery = await lockDelivery(client, (await find(client, deciding.returnId)).deliveryId);
    return decideLocked(client, delivery, deciding);
  });
}

/** The same inside a transaction that holds the delivery's lock. */
export async function decideLocked(
  client: PoolClient,
  delivery: LockedDelivery,
  deciding: ReturnDeciding,
): Promise<ReturnDecided> {
  const subject = { leadId: delivery.leadId, deliveryId: delivery.id };
  const found = await find(client, deciding.returnId);
  const state = STATES[deciding.decision];
  if (found.state === state) return { ...subject, state, changed: false };
  assertUndecided(found.state, deciding.returnId);
  await client.query({
    ...DECIDE,
    values: [deciding.returnId, state, deciding.by, new Date(deciding.now).toISOString()],
  });
  if (deciding.decision === 'deny') return { ...subject, state, changed: true };
  await withdrawSale(client, delivery, { code: 'returned', message: 'The buyer gave the lead back.' }, deciding.now);
  if (deciding.decision === 'approve-to-source') await reverseLeadCost(client, delivery.leadId, deciding.now);
  return { ...subject, state, changed: true };
}

const WORDS: Record<ReturnState, string> = {
  requested: 'open',
  approved: 'approved',
  'approved-to-source': 'approved and returned to the source',
  denied: 'denied',
};

/** Throws UserError `return-decided` that says how it was decided. */
export function assertUndecided(state: ReturnState, returnId: string): void {
  if (state !== 'requested')
    throw new UserError('return-decided', `This return was ${WORDS[state]} already; that decision stands.`, {
      returnId,
      state,
    });
}

async function find(client: PoolClient, returnId: string): Promise<{ deliveryId: string; state: ReturnState }> {
  const found = await readRow<{ deliveryId: string; state: ReturnState }>(client, { ...FIND, values: [returnId] });
  if (!found) throw new UserError('return-not-found', 'There is no return with this id.', { returnId });
  return found;
}
