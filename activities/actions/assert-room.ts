import type { PoolClient } from 'pg';
import type { Candidate } from '#domain/plan/plan-types';
import { UserError } from '#domain/kernel/errors';
import type { LockedLead } from '../booking/lock-lead';
import { notInStates } from '#db/in-states';
import { LET_GO_STATES } from '#domain/words/delivery';

const BUYER_HAS_IT = {
  name: 'buyer-has-lead',
  text: `select 1 from delivery where lead_id = $1 and buyer_id = $2 and ${notInStates('state', LET_GO_STATES)}`,
};
const BUYER_HAD_IT = {
  name: 'buyer-had-lead',
  text: `select 1 from delivery where lead_id = $1 and buyer_id = $2 and state = 'returned'`,
};

/** The buyer had the lead and it was taken back: by a return, or because it was given to another. */
export const buyerHadIt = (leadId: string, buyerId: string): UserError =>
  new UserError('buyer-had-it', 'This buyer had the lead, and it was taken back; a buyer never gets a lead twice.', {
    leadId,
    buyerId,
  });

/**
 * An operator may go past every rule of an account, but not past what a lead is: a buyer has it once, an exclusive sale is the only one,
 * and it goes to as many as its campaign allows. Throws UserError `buyer-has-it`, `buyer-had-it`, `exclusive-held` or `lead-capacity`. `replacing`: the
 * place of one sale comes free with it.
 */
export async function assertRoom(
  client: PoolClient,
  leadId: string,
  lead: LockedLead,
  candidate: Candidate,
  replacing = false,
): Promise<void> {
  const { rowCount } = await client.query({ ...BUYER_HAS_IT, values: [leadId, candidate.buyerId] });
  const about = { leadId, accountId: candidate.accountId };
  if (rowCount !== 0)
    throw new UserError(
      'buyer-has-it',
      'This buyer has the lead already, or may have it; no rule that is bypassed gives it to a buyer twice.',
      about,
    );
  const had = await client.query({ ...BUYER_HAD_IT, values: [leadId, candidate.buyerId] });
  if (had.rowCount !== 0) throw buyerHadIt(leadId, candidate.buyerId);
  if (lead.exclusivelyHeld && !replacing)
    throw new UserError('exclusive-held', 'Another buyer holds this lead exclusively, or may; it was not sent.', about);
  const taken = lead.slotsTaken - (replacing ? 1 : 0);
  if (taken >= lead.maxDeliveries)
    throw new UserError('lead-capacity', 'The lead is with as many buyers as it may go to; it was not sent.', about);
  if (candidate.exclusive && taken > 0)
    throw new UserError(
      'lead-capacity',
      'This account buys exclusively, and other buyers have the lead; it was not sent.',
      about,
    );
}
