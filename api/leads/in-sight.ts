import type { Queryable } from '#db/pool';
import { leadsInSight } from '#db/queries/leads-in-sight';
import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** Refuses a lead that does not exist or that the caller may not see; the two look the same from outside. */
export async function assertLeadInSight(sql: Queryable, leadId: string, { sees }: Principal): Promise<void> {
  const [seen] = await leadsInSight(sql, [leadId], sees);
  if (seen === undefined) unknownLead();
}

export function unknownLead(): never {
  throw new UserError('unknown-lead', 'There is no lead with this id.');
}
