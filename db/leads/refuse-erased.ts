import { UserError } from '#domain/kernel/errors';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

interface Erasable {
  /** Epoch milliseconds. */
  readonly erasedAt: number | null;
}
const LOCK = { name: 'lock-lead-to-write', text: 'select erased_at from lead where id = $1 for no key update' };

/**
 * The one rule about leads whose person was erased: nothing is done with them any more and nothing is written to them, or somebody's data
 * would be back. Whatever writes to a lead asks under the lead's lock. Throws UserError `action-not-possible`.
 */
export function refuseErased(lead: Erasable): void {
  const refusal = erasedRefusal(lead);
  if (refusal) throw refusal;
}

/** The same as a value; null where the lead is not erased. */
export function erasedRefusal({ erasedAt }: Erasable): UserError | null {
  if (erasedAt === null) return null;
  const moment = new Date(erasedAt).toISOString();
  return new UserError(
    'action-not-possible',
    `The lead was already erased on ${moment}; nothing can be done with it any more.`,
  );
}

/** Locks a lead until the transaction ends, for whoever writes something about it. Throws UserError where it was erased. */
export async function lockUnerased(client: Queryable, leadId: string): Promise<void> {
  const lead = await readRow<{ erasedAt: number | null }>(client, { ...LOCK, values: [leadId] });
  if (lead) refuseErased(lead);
}
