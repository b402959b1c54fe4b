import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import { leadScope } from '#db/scope/lead-scope';
import { UserError } from '#domain/kernel/errors';
import type { Principal } from '#api/http/principal';

/** A lead somebody chose to try configuration on. */
export interface ChosenLead {
  readonly id: string;
  readonly name: string;
  readonly leadTypeId: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/** Configuration may be tried on real leads only by those who may see leads: the right to configure alone does not show anybody's data. */
function assertMaySeeLeads({ kind, scopes, permissions }: Principal): void {
  const may = kind === 'user' ? permissions.has('leads:view') : scopes.includes('data');
  if (!may)
    throw new UserError(
      'insufficient-scope',
      'Trying this on a real lead needs the right to see leads; try it on an invented one.',
    );
}

/** The chosen lead, when it is of the lead type and in the caller's sight. Throws UserError. */
export async function chosenLead(
  sql: Queryable,
  principal: Principal,
  leadId: string,
  leadTypeId: string,
): Promise<ChosenLead> {
  assertMaySeeLeads(principal);
  const values: unknown[] = [leadId];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const scope = leadScope(principal.sees, bind)
    .map((condition) => ` and ${condition}`)
    .join('');
  const lead = await readRow<ChosenLead>(sql, {
    text: `select lead.id, coalesce(nullif(concat_ws(' ', lead.first_name, lead.last_name), ''), lead.email, 'Unnamed lead') as name, lead.lead_type_id, lead.received_at
       from lead where lead.id = $1 and lead.erased_at is null and lead.deleted_at is null${scope}`,
    values,
  });
  if (!lead) throw new UserError('lead-not-found', 'There is no lead with this id.');
  if (lead.leadTypeId !== leadTypeId) throw new UserError('other-lead-type', 'This lead is of another lead type.');
  return lead;
}
