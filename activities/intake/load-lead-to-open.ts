import { inStates } from '#db/in-states';
import type { Queryable } from '#db/pool';
import { readRow } from '#db/read-rows';
import type { Judgements } from '#domain/grading/judgements.schema';
import { CHOSEN_ORIGINS } from '#domain/distribution/summarise-plan';
import { BugError } from '#domain/kernel/errors';
import type { RawFields } from '#domain/kernel/lead-fields';
import type { Verification } from '#domain/verification/verification.schema';
import { IN_HAND_STATES } from '#domain/words/delivery';
import type { LeadStage } from '#domain/words/lead';

/** A lead as a run of its workflow finds it. */
export interface LeadToOpen {
  stage: LeadStage;
  /** Null: no round of its own is left, an operator chose who gets the lead. */
  planInHand: number | null;
  /** Its own distribution came to its end before. */
  over: boolean;
  /** Its time has not come. */
  waits: boolean;
  leadTypeId: string;
  campaignId: string;
  fields: RawFields;
  receivedAt: number;
  test: boolean;
  maxDeliveries: number;
  hold: boolean;
  verification: Verification | null;
  judgements: Judgements | null;
  version: string;
}

const CHOSEN = inStates('p.origin', CHOSEN_ORIGINS);

/**
 * SQL: the round at which a lead's own distribution goes on. The oldest of its rounds with deliveries in hand, else the newest; the number
 * set aside for it when it is not planned yet; null where the newest round is an operator's choice and it has none of its own.
 */
const OWN_PLAN = `coalesce(
    (select min(d.plan_number) from delivery d
      where d.lead_id = lead.id and ${inStates('d.state', IN_HAND_STATES)}
        and not exists (select 1 from lead_plan p where p.lead_id = lead.id and p.number = d.plan_number and ${CHOSEN})),
    case when exists (select 1 from lead_plan p where p.lead_id = lead.id and p.number = lead.plan_count and ${CHOSEN})
         then (select max(p.number) from lead_plan p where p.lead_id = lead.id and not ${CHOSEN})
         else greatest(lead.plan_count, 1) end)`;

/** Throws BugError `lead-missing`. */
export async function loadLeadToOpen(sql: Queryable, leadId: string): Promise<LeadToOpen> {
  const row = await readRow<LeadToOpen>(sql, {
    name: 'open-lead',
    text: `select stage, lead_type_id, campaign_id, fields, received_at, test, max_deliveries, hold, verification, judgements, xmin::text as version,
             coalesce(distributed_at, closed_at) is not null as over, ${OWN_PLAN} as plan_in_hand,
             exists (select 1 from lead_dispatch where lead_id = lead.id and available_at > now()) as waits
           from lead where id = $1`,
    values: [leadId],
  });
  if (!row)
    throw new BugError('lead-missing', 'A workflow was started for a lead that is not in the book of record.', {
      leadId,
    });
  return row;
}
