import { UserError } from '#domain/kernel/errors';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

/** What the payload of an action may name beside accounts. */
export interface NamedInAction {
  readonly deliveryId?: string | undefined;
  readonly returnId?: string | undefined;
}

const OF_LEAD = {
  name: 'action-of-lead',
  text: `select $2::uuid is null or exists (select 1 from delivery where id = $2 and lead_id = $1) as delivery,
       $3::uuid is null or exists (select 1 from lead_return join delivery on delivery.id = lead_return.delivery_id where lead_return.id = $3 and delivery.lead_id = $1) as return`,
};

/**
 * Refuses an action about another lead's delivery or return: it would change that lead, past everybody's sight. Throws UserError
 * `delivery-not-found`, `return-not-found`.
 */
export async function assertOfLead(
  sql: Queryable,
  leadId: string,
  { deliveryId, returnId }: NamedInAction,
): Promise<void> {
  const values = [leadId, deliveryId ?? null, returnId ?? null];
  const found = await readRow<{ delivery: boolean; return: boolean }>(sql, { ...OF_LEAD, values });
  if (!found?.delivery) throw new UserError('delivery-not-found', 'This lead has no delivery with this id.');
  if (!found.return) throw new UserError('return-not-found', 'This lead has no return with this id.');
}
