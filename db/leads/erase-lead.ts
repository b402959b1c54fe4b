import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction, type Queryable } from '../pool';
import { readRow } from '../read-rows';
import type { LeadAtMoment } from './delete-lead';
import { eraseByName } from './erase-by-name';
import { ERASE_STATEMENTS } from './erase-statements';
import { refuseErased } from './refuse-erased';
import { loadNamesOfPerson } from './load-names-of-person';
import { inStates } from '../in-states';
import { IN_HAND_STATES } from '#domain/words/delivery';

const LOCK = { name: 'lock-lead-to-erase', text: 'select erased_at from lead where id = $1 for no key update' };
const OPEN = {
  name: 'lead-in-delivery',
  text: `select 1 from delivery where lead_id = $1 and ${inStates('state', IN_HAND_STATES)} limit 1`,
};
// What waits for something ends in its workflow; a lead that has not begun has none, and ends here.
const MARK = {
  name: 'mark-lead-erased',
  text: `with dispatch as (delete from lead_dispatch where lead_id = $1)
update lead set erased_at = $2, updated_at = $2,
       outcome = case when stage in ('received', 'closed') then 'erased' else outcome end,
       closed_at = case when stage = 'received' then $2 else closed_at end,
       stage = case when stage = 'received' then 'closed' else stage end
 where id = $1`,
};

/**
 * Forgets the person behind a lead, in every table; what was sold, when and for how much stays. Refused while a delivery is under way
 * (UserError `lead-in-delivery`): release it first, and where the lead was erased before
 * (`action-not-possible`): nothing was written to it since.
 */
export function eraseLead(pool: Pool, subject: LeadAtMoment): Promise<true> {
  return inTransaction(pool, (client) => eraseWithin(client, subject));
}

/** The same as part of the caller's transaction. */
export async function eraseWithin(client: Queryable, { leadId, now }: LeadAtMoment): Promise<true> {
  const lead = await readRow<{ erasedAt: number | null }>(client, { ...LOCK, values: [leadId] });
  if (!lead) throw new UserError('lead-not-found', 'There is no lead with this id.', { leadId });
  refuseErased(lead);
  const open = await client.query({ ...OPEN, values: [leadId] });
  if (open.rows.length > 0) throw new UserError('lead-in-delivery', 'The lead is being delivered.', { leadId });
  // First, while the lead still says who it is.
  await eraseByName(client, leadId, await loadNamesOfPerson(client, leadId));
  for (const { name, text } of ERASE_STATEMENTS) await client.query({ name, text, values: [leadId] });
  await client.query({ ...MARK, values: [leadId, new Date(now).toISOString()] });
  return true;
}
