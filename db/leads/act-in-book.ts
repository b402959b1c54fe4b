import type { Pool } from 'pg';
import { UserError } from '#domain/kernel/errors';
import { inTransaction, type Queryable } from '../pool';
import { readRow } from '../read-rows';
import { bookAction, type AskedAction } from './book-action';
import { deleteWithin, type LeadAtMoment } from './delete-lead';
import { eraseWithin } from './erase-lead';
import { erasedRefusal } from './refuse-erased';
import { settleAction } from './settle-action';
import { undeleteLead } from './undelete-lead';

const DONE_BY: Readonly<Record<string, (client: Queryable, subject: LeadAtMoment) => Promise<boolean>>> = {
  delete: deleteWithin,
  undelete: undeleteLead,
  erase: eraseWithin,
};

interface Found {
  readonly unbegun: boolean;
  readonly deleted: boolean;
  readonly erasedAt: number | null;
}
const LOCK = {
  name: 'lock-lead-in-book',
  text: `select stage = 'received' or coalesce(deleted_from->>'stage' = 'received', false) as unbegun, deleted_at is not null as deleted, erased_at
  from lead where id = $1 for no key update`,
};

/**
 * Deletes or erases a lead that has not begun, brings back any deleted lead, and refuses both of one that is erased, in the book of record alone: in one transaction under the
 * lead's lock, with its line in the history, so that nothing begins by it. Whoever takes the lead in at the same moment finds it gone, or
 * is found to have begun. Answers the action's id; null where it is for the lead's workflow to do, and nothing was booked. A refusal is
 * booked and thrown (UserError `action-not-possible`).
 */
export async function actInBook(pool: Pool, leadId: string, action: AskedAction, now: number): Promise<string | null> {
  const work = DONE_BY[action.name];
  if (!work) return null;
  const { actionId, refusal } = await inTransaction(pool, async (client) => {
    const found = await readRow<Found>(client, { ...LOCK, values: [leadId] });
    if (!found || !(found.unbegun || found.erasedAt !== null || action.name === 'undelete'))
      return { actionId: null, refusal: null };
    const refused = whyNot(action.name, found);
    // What was written about a lead that is erased already would stay.
    const asked = found.erasedAt === null ? action : { ...action, payload: {} };
    const { actionId: booked, fresh, state } = await bookAction(client, leadId, asked);
    if (!fresh) return { actionId: booked, refusal: state === 'refused' ? refused : null };
    if (!refused) await work(client, { leadId, now });
    await settleAction(client, {
      leadId,
      actionId: booked,
      action: action.name,
      actor: action.actor,
      followUp: refused ? null : { kind: 'none' },
      refusal: refused?.code ?? null,
      startedAt: now,
      now,
    });
    return { actionId: booked, refusal: refused };
  });
  if (refusal) throw refusal;
  return actionId;
}

function whyNot(name: string, found: Found): UserError | null {
  return (
    erasedRefusal(found) ??
    (name === 'undelete' && !found.deleted ? new UserError('action-not-possible', 'The lead is not deleted.') : null)
  );
}
