import type { PlannedLead } from '#domain/distribution/gather-facts';
import type { Candidate } from '#domain/plan/plan-types';
import type { ChosenOrigin, PlanOrigin } from '#domain/distribution/summarise-plan';
import { BugError } from '#domain/kernel/errors';
import { owesSecondMessage } from './owes-second-message';
import type { Queryable } from '../pool';
import { readRow } from '../read-rows';

export type { PlanOrigin };

/** A lead to plan, and how far its rounds have come. */
export interface DistributionSubject extends PlannedLead {
  readonly leadTypeId: string;
  readonly campaignId: string;
  readonly receivedAt: number;
  readonly exclusivelyHeld: boolean;
  /** Names the one buyer the lead is for; null = anybody. */
  readonly forceId: string | null;
  /** The round that was asked for, when it is booked already; `replaces`: its sale takes the place of this one. */
  readonly bookedPlan: {
    readonly candidates: readonly Candidate[];
    readonly origin: PlanOrigin | ChosenOrigin;
    readonly replaces: string | null;
  } | null;
  /** Accounts that earlier rounds counted the lead for as one they qualified for. */
  readonly qualified: readonly string[];
  readonly deliveries: readonly {
    readonly id: string;
    readonly accountId: string;
    readonly buyerId: string;
    readonly state: string;
    readonly planNumber: number;
    readonly unfinished?: boolean;
  }[];
}

interface Row extends Omit<DistributionSubject, 'grade'> {
  readonly grade: string | null;
}

/** What is planned for a lead; `planNumber`: the round in hand. Throws BugError `lead-missing`. */
export async function loadDistributionSubject(
  sql: Queryable,
  leadId: string,
  planNumber: number,
): Promise<DistributionSubject> {
  const subject = await findDistributionSubject(sql, leadId, planNumber);
  if (!subject) throw new BugError('lead-missing', 'A lead is not in the book of record.', { leadId });
  return subject;
}

/** Null when there is no such lead. */
export async function findDistributionSubject(
  sql: Queryable,
  leadId: string,
  planNumber = 0,
): Promise<DistributionSubject | null> {
  const row = await readRow<Row>(sql, {
    name: 'load-distribution-subject',
    text: `select lead.id as lead_id, lead_type_id, campaign_id, fields, grade, received_at, test, max_deliveries, slots_taken,
             exclusive_holder is not null as exclusively_held, duplicate_of, force_id,
             (select jsonb_build_object('candidates', candidates, 'origin', origin, 'replaces', replaces) from lead_plan where lead_plan.lead_id = lead.id and number = $2) as booked_plan,
             array(select distinct unnest(qualified)::text from lead_plan where lead_plan.lead_id = lead.id) as qualified,
             coalesce((select jsonb_agg(jsonb_build_object('id', id, 'accountId', account_id, 'buyerId', buyer_id, 'state', state, 'planNumber', plan_number, 'unfinished', ${owesSecondMessage('delivery')}))
                       from delivery where delivery.lead_id = lead.id), '[]') as deliveries
           from lead where lead.id = $1`,
    values: [leadId, planNumber],
  });
  return row && { ...row, grade: row.grade ?? undefined };
}
