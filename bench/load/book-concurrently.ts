import { reserveDelivery } from '#activities/booking/reserve/reserve-delivery';
import { newId } from '#db/new-id';
import type { Candidate } from '#domain/plan/plan-types';
import type { LoadContext } from './load-context';

/** Ids of the account with a cap, and of what its leads belong to. */
export interface CappedAccount {
  readonly leadTypeId: string;
  readonly sourceId: string;
  readonly campaignId: string;
  readonly accountId: string;
  readonly buyerId: string;
  readonly methodId: string;
}
export interface BookingInput {
  readonly account: CappedAccount;
  readonly bookers: number;
  readonly leads: number;
  readonly cap: number;
  /** Epoch milliseconds; another day is another window. */
  readonly now: number;
}
export interface Bookings {
  readonly reserved: number;
  /** Live deliveries of this account booked at this moment, as Postgres has them. */
  readonly held: number;
  readonly perSecond: number;
}

const ZONE = 'America/New_York';

/** So many bookers, each on a connection of its own, take the last places of one account with more leads than it has places. */
export async function bookConcurrently({ pool }: LoadContext, input: BookingInput): Promise<Bookings> {
  const { account, now, cap } = input;
  const leads = await insertLeads({ pool }, input);
  const candidate = candidateOf(account);
  let reserved = 0;
  const book = async (): Promise<void> => {
    for (let leadId = leads.pop(); leadId !== undefined; leadId = leads.pop()) {
      const result = await reserveDelivery(pool, {
        deliveryId: newId(),
        leadId,
        planNumber: 1,
        origin: 'automation',
        candidate,
        zone: ZONE,
        limits: { day: cap },
        currency: 'USD',
        price: candidate.price,
        now,
        ignoreLimits: false,
      });
      if (result.kind === 'reserved') reserved += 1;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: input.bookers }, book));
  const perSecond = input.leads / ((performance.now() - started) / 1000);
  const { rows } = await pool.query<{ held: number }>(
    `select count(*) as held from delivery where account_id = $1 and reserved_at = $2 and state <> 'released'`,
    [account.accountId, new Date(now)],
  );
  return { reserved, held: rows[0]?.held ?? 0, perSecond };
}

/** Closed, so that nobody else takes them in hand; a reservation asks only whether they are there and have room. */
async function insertLeads({ pool }: Pick<LoadContext, 'pool'>, { account, leads }: BookingInput): Promise<string[]> {
  const ids = Array.from({ length: leads }, newId);
  await pool.query(
    `insert into lead (id, lead_type_id, source_id, campaign_id, stage) select id, $2, $3, $4, 'closed' from unnest($1::uuid[]) as id`,
    [ids, account.leadTypeId, account.sourceId, account.campaignId],
  );
  return ids;
}

const candidateOf = ({ accountId, buyerId, methodId }: CappedAccount): Candidate => ({
  accountId,
  buyerId,
  methodId,
  exclusive: false,
  price: 2000,
  ping: false,
  pingTimeoutMs: 0,
  delaySeconds: 0,
  timeoutMs: 1000,
  retry: { attempts: 0, waitSeconds: 1 },
  ignoreLimits: false,
});
