import type { Pool, PoolClient } from 'pg';
import { buyerReturned } from '#db/queries/buyer-returned';
import { IN_TESTING } from '#domain/distribution/eligibility/environment-rule';
import { BugError, UserError } from '#domain/kernel/errors';
import { inTransaction } from '#db/pool';
import { acceptDelivery } from './accept-delivery';
import type { Booked } from '../booked';
import { bookedAs, lockDelivery, type LockedDelivery } from '../lock-delivery';
import { NO_ROOM_WORDS, takeHoldings } from '../reserve/take-holdings';
import { withdrawLocked } from './withdraw-delivery';

export interface Transfer {
  readonly deliveryId: string;
  readonly toAccountId: string;
  /** Id of the delivery to make; the same id again answers with what was made. */
  readonly newDeliveryId: string;
  readonly by: string;
  readonly now: number;
}

const ACCOUNT = {
  name: 'transfer-target',
  text: `select a.lead_type_id = l.lead_type_id as fits, m.environment = 'testing' or coalesce(p.environment = 'testing', false) as testing,
         exists (select 1 from delivery d where d.lead_id = l.id and d.buyer_id = a.buyer_id and ${buyerReturned('d')}) as returned
    from lead l cross join delivery_account a join delivery_method m on m.id = a.delivery_method_id left join delivery_method p on p.id = a.ping_method_id
   where a.id = $1 and l.id = $2`,
};
const MADE = { name: 'transferred-delivery', text: 'select 1 from delivery where id = $1' };
const INSERT = {
  name: 'insert-transferred-delivery',
  text: `insert into delivery (id, lead_id, account_id, buyer_id, method_id, plan_number, origin, state, exclusive, price_minor, currency,
                      reserved_at)
select $1, $2, a.id, a.buyer_id, a.delivery_method_id, 0, 'transfer', 'released', a.exclusive, a.price_minor, $4, $5
  from delivery_account a where a.id = $3`,
};

/**
 * Moves a sold lead to another account, on paper only: the old sale is reversed, the new one booked at the new account's price, the
 * lead is not sent again. All or nothing; UserError when the new account is the same, of another lead type or
 * in testing, when its buyer gave the lead back, or there is no room.
 */
export async function transferDelivery(pool: Pool, transfer: Transfer): Promise<Booked> {
  return inTransaction(pool, async (client) => {
    const old = await lockDelivery(client, transfer.deliveryId);
    const made = await client.query({ ...MADE, values: [transfer.newDeliveryId] });
    if (made.rows.length > 0) return bookedAs(await lockDelivery(client, transfer.newDeliveryId));
    await assertTarget(client, old, transfer.toAccountId);
    const reason = {
      code: 'transferred',
      message: 'Moved to another account.',
      detail: { to: transfer.toAccountId, by: transfer.by },
    };
    await withdrawLocked(client, old, reason, transfer.now);
    return sellTo(client, old, transfer);
  });
}

async function assertTarget(client: PoolClient, old: LockedDelivery, accountId: string): Promise<void> {
  if (old.accountId === accountId)
    throw new UserError('same-account', 'The lead is with this account already.', { accountId });
  const { rows } = await client.query<{ fits: boolean; testing: boolean; returned: boolean }>({
    ...ACCOUNT,
    values: [accountId, old.leadId],
  });
  if (!rows[0]) throw new UserError('account-not-found', 'There is no delivery account with this id.', { accountId });
  if (!rows[0].fits) throw new UserError('other-lead-type', 'The account takes leads of another type.', { accountId });
  if (rows[0].testing) throw new UserError(IN_TESTING.code, IN_TESTING.message, { accountId });
  if (rows[0].returned)
    throw new UserError('buyer-had-it', 'This buyer had the lead and gave it back; it is not sold to it again.', {
      accountId,
    });
}

/** The row begins as one that holds nothing, so that slot, windows and sale are taken by the same bookings as everywhere. */
async function sellTo(
  client: PoolClient,
  old: LockedDelivery,
  { newDeliveryId, toAccountId, by, now }: Transfer,
): Promise<Booked> {
  await client.query({
    ...INSERT,
    values: [newDeliveryId, old.leadId, toAccountId, old.currency, new Date(now).toISOString()],
  });
  const made = await lockDelivery(client, newDeliveryId);
  const refusal = await takeHoldings(client, made, now);
  if (refusal) throw new UserError(refusal, NO_ROOM_WORDS[refusal], { accountId: toAccountId });
  const reason = {
    code: 'transferred',
    message: 'Moved here from another account.',
    detail: { from: old.accountId, by },
  };
  const booked = await acceptDelivery(client, { deliveryId: newDeliveryId, from: ['released'], reason, now });
  if (!booked)
    throw new BugError('delivery-changed', 'A locked delivery changed its state', { deliveryId: newDeliveryId });
  return booked;
}
